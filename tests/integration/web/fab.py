"""FAB's tables, SyncIO's roles and some people, in the metadata of an api-server that starts."""

import json
from argparse import Namespace
from pathlib import Path

from airflow import settings
from airflow.providers.fab.auth_manager.models import Role
from werkzeug.security import generate_password_hash

from syncio.cli import roles


def populate(people: Path) -> None:
    """Make everything: roles by SyncIO's own command, people as a file lists them (name, password, role)."""
    Role.metadata.create_all(settings.engine)
    roles.run_roles(Namespace())
    with roles.fab() as security:
        for user, password, role in json.loads(people.read_text()):
            hashed = generate_password_hash(password)
            security.add_user(
                user, user, "Test", f"{user}@example.test", security.add_role(role), hashed_password=hashed
            )
