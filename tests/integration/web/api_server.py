"""Airflow's api-server as far as plugins meet it: its auth manager, middlewares and plugin loading, over real HTTP.

Its own REST API, scheduler and migrations are left out, which saves half a minute; the metadata is a new SQLite file.
"""

import os
import socket
import sys
from pathlib import Path

import airflow.models
import uvicorn
from airflow import settings
from airflow.api_fastapi.app import init_auth_manager, init_plugins, lifespan
from airflow.api_fastapi.core_api.app import init_middlewares
from airflow.models.base import Base
from fastapi import FastAPI


def built() -> FastAPI:
    app = FastAPI(lifespan=lifespan)
    init_auth_manager(app)
    init_plugins(app)
    init_middlewares(app)
    return app


def main() -> None:
    airflow.models.import_all_models()  # type: ignore[no-untyped-call]
    Base.metadata.create_all(settings.engine)
    people = Path(os.environ["AIRFLOW_HOME"]) / "people.json"
    if people.exists():
        from tests.integration.web.fab import populate  # noqa: PLC0415  # it takes seconds to import

        populate(people)
    server = uvicorn.Server(uvicorn.Config(built(), log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        sys.stdout.write(f"{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        server.run(sockets=[listening])


if __name__ == "__main__":
    main()
