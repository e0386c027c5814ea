"""The environment of each process of the stack: composed here alone, from nothing, each with what it needs."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sqlalchemy.engine import make_url

from tests.sandbox.postgres import Databases, Logins
from tests.sandbox.stack.keys import ROLES, Keys
from tests.sandbox.stack.standin import StandIn
from tests.sandbox.stack.variant import FAB, Variant

Component = Literal["api-server", "scheduler", "dag-processor", "triggerer", "worker"]

_SYNCIO_LOGINS: Mapping[Component, str] = {
    "api-server": "syncio_api",
    "triggerer": "syncio_tasks",
}


@dataclass(frozen=True)
class Environment:
    """What the processes share: where the checkout and its state are, the log-ins, the keys, the api-server's address.

    :param home: the stack's state (AIRFLOW_HOME, reports and secrets lie in it).
    :param url: the api-server's base URL, without a slash at its end.
    :param paused: DAGs rest until somebody lets them run.
    :param broker_port: where Redis listens, if the variant has Celery.
    """

    root: Path
    home: Path
    url: str
    logins: Logins
    databases: Databases
    keys: Keys
    paused: bool = False
    variant: Variant = field(default_factory=Variant)
    broker_port: int = 0

    @property
    def standin_answers(self) -> Path:
        """The file in which the stand-in says where it answers and who may ask it."""
        return self.home / "xero.json"

    def bare(self) -> dict[str, str]:
        """No secret at all: the way to programs, packages and the user's home."""
        kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR", "USER") if name in os.environ}
        return kept | {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
            "PYTHONPATH": str(self.root / "plugins"),
            "PYTHONUNBUFFERED": "1",
            "NO_COLOR": "1",
            "NO_PROXY": "127.0.0.1,localhost",
        }

    def notebooks(self, token: str) -> dict[str, str]:
        """JupyterLab, which takes the token out before it starts a kernel."""
        return self._jupyter("lab") | {"JUPYTER_TOKEN": token}

    def desk(self, token: str) -> dict[str, str]:
        """Voila, as JupyterLab."""
        return self._jupyter("voila") | {"VOILA_TOKEN": token}

    def _jupyter(self, name: str) -> dict[str, str]:
        """Kernels and their server, who reach SyncIO as their user alone: over HTTP, with that user's token."""
        jupyter, deployed = self.home / "jupyter" / name, str(self.root / "deploy" / "jupyter")
        return self.bare() | {
            "SYNCIO_URL": self.url,
            "JUPYTER_CONFIG_PATH": deployed,
            "JUPYTER_PATH": deployed,
            "JUPYTER_CONFIG_DIR": str(jupyter / "config"),
            "JUPYTER_RUNTIME_DIR": str(jupyter / "runtime"),
            "JUPYTER_DATA_DIR": str(jupyter / "data"),
            "JUPYTERLAB_SETTINGS_DIR": str(jupyter / "settings"),
            "IPYTHONDIR": str(jupyter / "ipython"),
        }

    def setup(self, standin: StandIn | None = None) -> dict[str, str]:
        """`python -m syncio`, for the person who sets the house up: owns both schemas, adds clients."""
        return self.syncio() | self._connections("syncio_setup", "factors_setup", standin)

    def component(self, component: Component, standin: StandIn | None = None) -> dict[str, str]:
        """One of Airflow's processes; only what runs tasks gets the way to FactorS and to Xero."""
        environment = self.syncio() | self.airflow(self.databases.airflow)
        if component == self.variant.runs_tasks:
            environment["SYNCIO_ANCHOR_KEY"] = self.keys.anchor
            return environment | self._connections("syncio_tasks", "factors_push", standin)
        return environment | self._connections(_SYNCIO_LOGINS.get(component), None, None)

    def syncio(self) -> dict[str, str]:
        return self.bare() | {
            "SYNCIO_FERNET_KEYS": self.keys.syncio_fernet,
            "SYNCIO_REPORTS_URL": (self.home / "reports").as_uri(),
            "SYNCIO_ANCHORS_URL": (self.home / "anchors").as_uri(),
            "AIRFLOW_HOME": str(self.home / "airflow"),  # else Airflow makes a folder in the user's home
        }

    def airflow(self, database: str) -> dict[str, str]:
        """Airflow's own settings, its metadata in `database`."""
        sections = {
            "core": self._core(),
            "database": {"sql_alchemy_conn": _driver(self.logins.dsn("airflow", database), "postgresql+psycopg2")},
            "api": {
                "base_url": self.url,
                "host": "127.0.0.1",
                "port": str(make_url(self.url).port),
                "workers": "1",
                "secret_key": self.keys.session,
            },
            "api_auth": {"jwt_secret": self.keys.jwt},
            "scheduler": {"scheduler_idle_sleep_time": "0.2", "scheduler_heartbeat_sec": "2"},
            "dag_processor": {"refresh_interval": "10", "min_file_process_interval": "30"},
            "triggerer": {"job_heartbeat_sec": "2"},
            "workers": {"min_heartbeat_interval": "1"},
            "logging": {"base_log_folder": str(self.home / "airflow" / "logs")},
            "celery": self._celery() if self.variant.celery else {},
        }
        settings = {
            f"AIRFLOW__{section}__{option}".upper(): value
            for section, options in sections.items()
            for option, value in options.items()
        }
        return self.bare() | settings | {"AIRFLOW_HOME": str(self.home / "airflow")}

    def _core(self) -> dict[str, str]:
        return {
            "executor": "CeleryExecutor" if self.variant.celery else "LocalExecutor",
            "parallelism": "4",
            "dags_folder": str(self.root / "dags"),
            "plugins_folder": str(self.root / "plugins"),
            "load_examples": "False",
            "dags_are_paused_at_creation": str(self.paused),
            "execution_api_server_url": f"{self.url}/execution/",
            "fernet_key": self.keys.airflow_fernet,
            "hostname_callable": "socket.gethostname",  # the default asks the name server
            **self._auth(),
        }

    def _auth(self) -> dict[str, str]:
        if self.variant.fab:
            return {"auth_manager": FAB}
        return {
            "simple_auth_manager_users": ",".join(f"{user}:{role}" for user, role in ROLES.items()),
            "simple_auth_manager_passwords_file": str(self.home / "passwords.json"),
        }

    def _celery(self) -> dict[str, str]:
        redis = f"redis://:{self.keys.broker}@127.0.0.1:{self.broker_port}"
        return {
            "broker_url": f"{redis}/0",
            "result_backend": f"{redis}/1",
            "worker_concurrency": "2",
        }

    def _connections(self, syncio: str | None, factors: str | None, standin: StandIn | None) -> dict[str, str]:
        connections = {}
        if syncio:
            connections["AIRFLOW_CONN_SYNCIO_DB"] = _postgres(self.logins.dsn(syncio, self.databases.syncio))
        if factors:
            connections["AIRFLOW_CONN_FACTORS_DB"] = _postgres(self.logins.dsn(factors, self.databases.factors))
        if standin:
            connections["AIRFLOW_CONN_XERO_APP"] = standin.connection()
        return connections


def _driver(dsn: str, name: str) -> str:
    return make_url(dsn).set(drivername=name).render_as_string(hide_password=False)


def _postgres(dsn: str) -> str:
    """A DSN in the JSON form of an Airflow connection."""
    url = make_url(dsn)
    parts = {"host": url.host, "port": url.port, "schema": url.database, "login": url.username}
    return json.dumps({"conn_type": "postgres", **parts, "password": url.password, "extra": dict(url.query)})
