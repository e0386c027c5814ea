"""Ask FAB's auth manager, as Airflow does, what holders of SyncIO's roles may do; print the answers as JSON."""

import json
import sys

from airflow.api_fastapi.app import create_auth_manager
from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity, DagDetails
from airflow.providers.fab.auth_manager.models import Role, User
from airflow.utils.session import create_session
from sqlalchemy import select

if __name__ == "__main__":
    asked = json.load(sys.stdin)
    manager = create_auth_manager()
    answers = {}
    with create_session() as session:
        for role in session.scalars(select(Role).where(Role.name.startswith("SyncIO"))).unique():
            holder = User(roles=[role])
            answers[role.name] = [
                manager.is_authorized_dag(
                    method=method,
                    access_entity=DagAccessEntity[entity] if entity else None,
                    details=DagDetails(id=dag),
                    user=holder,
                )
                for method, entity, dag in asked
            ]
    sys.stdout.write(json.dumps(answers))
