"""Connection forms: SyncIO is an installed provider, and Airflow's UI has a form for its connections."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# As Airflow's UI asks for the forms, without importing the hook; then the hook, as a task asks for it.
LIST = """
import json
from airflow.api_fastapi.core_api.services.ui.connections import HookMetaService
from airflow.sdk.providers_manager_runtime import ProvidersManagerTaskRuntime
[form] = [meta.model_dump() for meta in HookMetaService.hook_meta_data() if meta.connection_type == "xero"]
hook = ProvidersManagerTaskRuntime().hooks["xero"]
print(json.dumps({"form": form, "hook": hook._asdict()}))
"""


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    environment = {"PATH": os.environ["PATH"], "AIRFLOW_HOME": str(tmp_path_factory.mktemp("airflow"))}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[2] / "plugins")}
    done = subprocess.run(  # noqa: S603  # ourselves
        [sys.executable, "-c", LIST], cwd="/", env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_airflow_lists_the_connection_type_with_its_hook(listed: dict[str, Any]) -> None:
    assert listed["form"]["hook_class_name"] == "syncio.hooks.xero.XeroHook"
    assert listed["form"]["hook_name"] == listed["hook"]["hook_name"] == "Xero (SyncIO)"
    assert listed["hook"]["connection_id_attribute_name"] == "xero_conn_id"


def test_the_form_asks_for_what_the_hook_reads(listed: dict[str, Any]) -> None:
    fields = listed["form"]["standard_fields"]
    assert {name: fields[name]["title"] for name in ("host", "login", "password")} == {
        "host": "API base URL",
        "login": "Client id",
        "password": "Client secret",
    }
    assert fields["port"]["hidden"]
    assert fields["url_schema"]["hidden"]
    assert set(listed["form"]["extra_fields"]) == {"identity_url", "login_url"}
