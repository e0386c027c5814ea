"""What Airflow finds in the plugins folder: SyncIO's web app at `/syncio`.

Every process of Airflow reads this file; only the api-server asks for the web app, so only there is it imported.
"""

from functools import cached_property
from typing import Any

from airflow.plugins_manager import AirflowPlugin


class SyncioPlugin(AirflowPlugin):
    name = "syncio"

    @cached_property
    def fastapi_apps(self) -> list[dict[str, Any]]:  # type: ignore[override]  # Airflow reads it from the instance
        """The web app, made when it is asked for."""
        from syncio.web.app import create_app  # noqa: PLC0415  # see above

        return [{"app": create_app(), "url_prefix": "/syncio", "name": "syncio"}]
