"""The auth managers under which Airflow serves the app, with the same people in each."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

AuthManager = Literal["simple", "fab"]
AUTH_MANAGERS: tuple[AuthManager, ...] = get_args(AuthManager)

#: What each person may do in Airflow; what they are to a client, the member table says.
PEOPLE = {"ann": "user", "ben": "user", "eve": "user", "vic": "viewer", "val": "viewer", "ada": "admin", "pub": ""}
#: The roles that `python -m syncio roles` makes, and FAB's own one for those of whom nothing is known.
FAB_ROLES = {"user": "SyncIO reviewer", "viewer": "SyncIO viewer", "admin": "SyncIO admin", "": "Public"}


def settings(manager: AuthManager, home: Path, passwords: Mapping[str, str]) -> dict[str, str]:
    """Airflow's settings for an auth manager; the people's passwords are left in `home`."""
    return simple(home, passwords) if manager == "simple" else fab(home, passwords)


def simple(home: Path, passwords: Mapping[str, str]) -> dict[str, str]:
    (home / "passwords.json").write_text(json.dumps(passwords))
    return {
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": ",".join(f"{user}:{role}" for user, role in PEOPLE.items()),
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(home / "passwords.json"),
    }


def fab(home: Path, passwords: Mapping[str, str]) -> dict[str, str]:
    people = [(user, passwords[user], FAB_ROLES[role]) for user, role in PEOPLE.items()]
    (home / "people.json").write_text(json.dumps(people))
    return {"AIRFLOW__CORE__AUTH_MANAGER": "airflow.providers.fab.auth_manager.fab_auth_manager.FabAuthManager"}
