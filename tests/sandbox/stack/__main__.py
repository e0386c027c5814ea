"""Start the stack and leave it running, end it, say how it is, or remove all that stacks and tests have kept."""

import argparse
import sys

from tests.sandbox.postgres import Embedded, PostgresError
from tests.sandbox.postgres.server import VAR
from tests.sandbox.stack.processes import StackError
from tests.sandbox.stack.stack import Stack


def up(stack: Stack) -> None:
    if stack.running:
        print("The stack is running already.")
    else:
        print("Starting PostgreSQL, the stand-in Xero, Airflow, Voila and JupyterLab ...", flush=True)
        stack.start()
    state = stack.state
    print(f"reviewers   {state.desk}/?token={state.desk_token}")
    print(f"notebooks   {state.notebooks}/lab?token={state.notebooks_token} (JupyterLab; Notebook 7 below /tree)")
    print(f"Airflow     {state.api}")
    print(f"Xero        {stack.standin.url} (stand-in)")
    for user, password in stack.passwords.items():
        print(f"log-in      {user:10} {password}")
    print("`make down` ends it all.")


def down(stack: Stack) -> None:
    stack.stop()
    print("Nothing of the stack runs.")


def status(stack: Stack) -> None:
    living = {entry.name for entry in stack.processes.living()}
    for entry in stack.processes.recorded():
        print(f"{entry.name:14} {entry.pid:8} {'running' if entry.name in living else 'DIED'}")
    if not living:
        print("Nothing of the stack runs.")


def clean(stack: Stack) -> None:
    stack.stop()
    for state in VAR.glob("**/pg"):
        Embedded(state).destroy()
    print("PostgreSQL's data are removed.")


_COMMANDS = {"up": up, "down": down, "status": status, "clean": clean}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sandbox.stack", description=__doc__)
    parser.add_argument("command", choices=_COMMANDS)
    command = parser.parse_args().command
    try:
        _COMMANDS[command](Stack(notebooks=True))
    except (StackError, PostgresError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
