"""Whether Airflow answers, and every part of it has been heard of since a given moment."""

import json
import urllib.error
import urllib.request
from collections.abc import Collection
from datetime import datetime

_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answers(url: str) -> bool:
    """Whether a server answers there with a good status."""
    return _read(url) is not None


def healthy(api: str, since: datetime, parts: Collection[str]) -> bool:
    """Whether these parts and the database are healthy.

    The heartbeats of an earlier run stay green for a while: only later ones count.

    :param api: the api-server's base URL.
    :param since: aware; when the processes were started.
    :param parts: as Airflow names them: scheduler, dag_processor, triggerer.
    """
    body = _read(f"{api}/api/v2/monitor/health")
    if body is None:
        return False
    health = json.loads(body)
    beats = [health[part][f"latest_{part}_heartbeat"] for part in parts if health[part]["status"] == "healthy"]
    return (
        health["metadatabase"]["status"] == "healthy"
        and len(beats) == len(parts)
        and all(datetime.fromisoformat(beat) > since for beat in beats)
    )


def _read(url: str) -> bytes | None:
    try:
        with _DIRECT.open(url, timeout=5) as response:
            return bytes(response.read())
    except (OSError, urllib.error.HTTPError):
        return None
