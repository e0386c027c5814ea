"""Start, stop or name the PostgreSQL server of `make up` (its data rest in var/pg)."""

import argparse
import sys

from tests.sandbox.postgres.account import PostgresError
from tests.sandbox.postgres.server import Server


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sandbox.postgres", description=__doc__)
    parser.add_argument("command", choices=["start", "stop", "url"], help="url prints the superuser's DSN")
    command = parser.parse_args().command
    try:
        server = Server()
        if command == "stop":
            server.stop()
        else:
            print(server.start() if command == "start" else server.admin)
    except PostgresError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
