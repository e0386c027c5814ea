"""SyncIO's web app: mounted by Airflow's api-server at `/syncio`, beside Airflow's own API."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

from syncio.hooks.database import dsn
from syncio.web import amendments, clients, decisions, errors, invoices, policies, reviews
from syncio.web.database import Database


def create_app(where: Callable[[], str] = dsn) -> FastAPI:
    """Build the app. It asks for its database when the first request needs it.

    :param where: answers the database's libpq URL; by default that of Airflow's connection `syncio_db`.
    """
    app = FastAPI(title="SyncIO", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.database = Database(where)
    for part in (reviews, decisions, policies, amendments, clients, invoices):
        app.include_router(part.router)
    errors.install(app)
    return app


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Let go of the database when the api-server ends."""
    yield
    app.state.database.close()
