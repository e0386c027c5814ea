"""`make up`, once the stack runs: three clients to try it with, their members and policies, and a first pull."""

import json
import sys

from tests.sandbox.demo.house import House
from tests.sandbox.stack import Stack


def main() -> int:
    """Settle in where nobody has before; again it does nothing."""
    stack = Stack(notebooks=True)
    if json.loads(stack.syncio("client", "list", "--json").splitlines()[-1])["clients"]:
        return 0
    print("Connecting three organisations of the stand-in ...", flush=True)
    house = House(stack, print)
    house.move_in()
    house.operations.start("xero_pull")
    print("Their first reviews open within a minute: sign them at the reviewers' address as reviewer.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
