"""How a stack's Airflow is put together, where it is not the one of `make up`.

`Stack(home, variant=Variant(auth="fab"))` runs FAB's auth manager: the same users and passwords (`stack.passwords`),
kept in Airflow's database, each with a role of FAB's (`roles`); `POST /auth/token` lets them in just the same.
`Variant(executor="celery", workers=2)` starts Redis (Debian's `redis-server` must be installed) and so many workers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FAB = "airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager"


def _airflows_own() -> dict[str, str]:
    return {"admin": "Admin", "reviewer": "User", "reviewer2": "User", "viewer": "Viewer"}


@dataclass(frozen=True)
class Variant:
    """The parts of Airflow that can be exchanged.

    :param roles: each user's role under FAB; one that is not there is an error, so make it first.
    :param triggerer: whether one runs; no DAG of ours needs it.
    """

    auth: Literal["simple", "fab"] = "simple"
    executor: Literal["local", "celery"] = "local"
    workers: int = 1
    triggerer: bool = True
    roles: Mapping[str, str] = field(default_factory=_airflows_own)

    @property
    def fab(self) -> bool:
        return self.auth == "fab"

    @property
    def celery(self) -> bool:
        return self.executor == "celery"

    @property
    def runs_tasks(self) -> Literal["scheduler", "worker"]:
        """The component whose children the tasks are."""
        return "worker" if self.celery else "scheduler"

    @property
    def worker_names(self) -> tuple[str, ...]:
        """The processes that run tasks besides the scheduler."""
        return tuple(f"worker-{no}" for no in range(1, self.workers + 1)) if self.celery else ()
