"""The plugins folder, scanned as every one of Airflow's processes scans it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCAN = """
import json, sys
from airflow import plugins_manager, settings
before = set(sys.modules)
plugins, errors = plugins_manager._get_plugins()
loaded = set(sys.modules) - before
home = settings.PLUGINS_FOLDER
ours = [name for name, module in sys.modules.items() if str(getattr(module, "__file__", "")).startswith(home)]
early = sorted(name for name in loaded if name.startswith(("fastapi", "psycopg", "syncio.web", "airflow.api_fastapi")))
apps, _ = plugins_manager.get_fastapi_plugins()
mounted = [(app["url_prefix"], app["name"], type(app["app"]).__name__) for app in apps]
print(json.dumps({"names": [str(plugin.name) for plugin in plugins], "errors": errors, "modules": ours,
                  "early": early, "mounted": mounted}))
"""


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    environment = {
        "PATH": os.environ["PATH"],
        "AIRFLOW_HOME": str(tmp_path_factory.mktemp("airflow")),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    }
    done = subprocess.run(  # noqa: S603  # ourselves
        [sys.executable, "-c", SCAN], cwd="/", env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_airflow_finds_our_plugin_alone(scanned: dict[str, Any]) -> None:
    assert [name for name in scanned["names"] if "syncio" in name.lower()] == ["syncio"]
    assert scanned["errors"] == {}
    assert [name for name in scanned["modules"] if not name.startswith("syncio")] == ["plugin"]


def test_nothing_of_ours_takes_the_place_of_a_module_of_pythons(scanned: dict[str, Any]) -> None:
    assert not {name.partition(".")[0] for name in scanned["modules"]} & sys.stdlib_module_names


def test_a_process_that_serves_nothing_imports_no_web_app(scanned: dict[str, Any]) -> None:
    assert scanned["early"] == []


def test_the_api_server_mounts_the_web_app(scanned: dict[str, Any]) -> None:
    assert scanned["mounted"] == [["/syncio", "syncio", "FastAPI"]]
