"""`roles`: SyncIO's roles in Airflow's FAB auth manager.

What a role allows is what Airflow asks for; which clients its holder may see and decide, the member table says.
"""

import argparse
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from syncio.errors import Misconfigured, Terminal, Unavailable

if TYPE_CHECKING:
    from airflow.providers.fab.auth_manager.models import Permission
    from airflow.providers.fab.www.security_appless import ApplessAirflowSecurityManager as Security

DAGS = ("audit", "factors_push", "review", "review_changes", "sync_health", "xero_pull", "xero_tick")


def on(action: str, *resources: str) -> frozenset[tuple[str, str]]:
    """Permissions as FAB writes them: an action on each of some resources."""
    return frozenset((action, resource) for resource in resources)


_DAGS = [f"DAG:{dag}" for dag in DAGS]
VIEWER = (
    on("can_read", *_DAGS, "DAG Runs", "DAG Versions", "Task Instances", "HITL Detail", "Website")
    | on("menu_access", "DAGs", "HITL Detail")
    | on("can_read", "My Profile", "My Password")
    | on("can_edit", "My Profile", "My Password")
)
#: FAB lets nobody answer a task without the right to edit its DAG, which is to pause it.
REVIEWER = VIEWER | on("can_edit", "HITL Detail", "DAG:review")
#: Proposes standing approvals, and sees to the runs of SyncIO's DAGs: starts, pauses and clears them, reads their logs.
ADMIN = (
    REVIEWER
    | on("can_edit", *_DAGS, "DAG Runs", "Task Instances")
    | on("can_create", "DAG Runs")
    | on("can_read", "Task Logs", "ImportError")
)
ROLES: Mapping[str, frozenset[tuple[str, str]]] = {
    "SyncIO viewer": VIEWER,
    "SyncIO reviewer": REVIEWER,
    "SyncIO admin": ADMIN,
}


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "roles", parents=[shared], help="create SyncIO's roles in the FAB auth manager, or bring them up to date"
    )
    command.set_defaults(run=run_roles)


def run_roles(_: argparse.Namespace) -> dict[str, Any]:
    """Give each role exactly what SyncIO's parts need; who needs more is given another role besides."""
    with fab() as security:
        return {"roles": [line for name, wanted in ROLES.items() for line in settle(security, name, wanted)]}


@contextmanager
def fab() -> Iterator["Security"]:
    """FAB's own way to its tables, over Airflow's database; its imports warn of what is not ours.

    :raises Misconfigured: where Airflow is not set up for FAB.
    :raises Unavailable: where its database does not answer.
    """
    with warnings.catch_warnings(), reached():
        warnings.simplefilter("ignore")
        require_fab()
        from airflow.providers.fab.www.security_appless import ApplessAirflowSecurityManager  # noqa: PLC0415
        from airflow.utils.session import create_session  # noqa: PLC0415

        with create_session() as session:
            require_tables(session)
            yield ApplessAirflowSecurityManager(session=session)


@contextmanager
def reached() -> Iterator[None]:
    """:raises Unavailable: where Airflow's database does not answer; its own words may hold the address."""
    try:
        yield
    except OperationalError as error:
        raise Unavailable("Airflow's database does not answer: check [database] sql_alchemy_conn") from error


def require_fab() -> None:
    """:raises Misconfigured: under another auth manager, which has roles of its own, or none."""
    from airflow.api_fastapi.app import get_auth_manager_cls  # noqa: PLC0415
    from airflow.exceptions import AirflowConfigException  # noqa: PLC0415

    try:
        found = get_auth_manager_cls()
    except AirflowConfigException as error:
        raise Misconfigured("Airflow cannot load its auth manager: check [core] auth_manager") from error
    if "FabAuthManager" not in {base.__name__ for base in found.__mro__}:
        raise Misconfigured(
            f"FAB is not the auth manager, {found.__name__} is: set [core] auth_manager to FabAuthManager, "
            "or give Airflow's own roles (viewer to look, user to decide, admin to administer)"
        )


def require_tables(session: Session) -> None:
    """:raises Misconfigured: where Airflow's database was not migrated with FAB installed."""
    if not inspect(session.get_bind()).has_table("ab_role"):
        raise Misconfigured("Airflow's database has no tables of FAB's: run `airflow db migrate`")


def settle(security: "Security", name: str, wanted: frozenset[tuple[str, str]]) -> list[dict[str, str]]:
    """Make a role, and make it hold what is wanted and nothing else; answers a line for each thing done."""
    created = security.find_role(name) is None
    role = security.add_role(name)
    held = {pair(each) for each in role.permissions}
    role.permissions = [permission(security, *each) for each in sorted(wanted)]
    security.session.commit()
    done = [("added", *each) for each in sorted(wanted - held)] + [("removed", *each) for each in sorted(held - wanted)]
    lines = [{"role": name, "did": did, "permission": f"{action} on {resource}"} for did, action, resource in done]
    first = [{"role": name, "did": "created"}] if created else []
    return [*first, *lines] or [{"role": name, "did": "unchanged"}]


def permission(security: "Security", action: str, resource: str) -> "Permission":
    """:raises Terminal: where FAB, which only logs why, could not create it."""
    found = security.create_permission(action, resource)
    if found is None:
        raise Terminal("FAB could not create a permission: the log above says why", action=action, resource=resource)
    return found


def pair(permission: "Permission") -> tuple[str, str]:
    return permission.action.name, permission.resource.name
