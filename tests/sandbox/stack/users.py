"""FAB's users, in one process: `airflow users create` would take five seconds for each.

Called with the file that keeps the users' passwords, and their roles in JSON. Who is there keeps the password, and gets
the role.
"""

import json
import sys
from pathlib import Path

from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder


def main(passwords: str, roles: str) -> int:
    """:returns: 1 where a role is missing."""
    known: dict[str, str] = json.loads(Path(passwords).read_text())
    with get_application_builder() as builder:
        manager = builder.sm
        for name, wanted in json.loads(roles).items():
            role = manager.find_role(wanted)
            if role is None:
                print(f"FAB has no role {wanted!r}: make it before its users", file=sys.stderr)
                return 1
            user = manager.find_user(name)
            if user is None:
                manager.add_user(name, name, name, f"{name}@example.com", role, known[name])
            else:
                user.roles = [role]
                manager.update_user(user)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
