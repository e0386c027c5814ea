"""The whole house on loopback, for `make up`, `make demo` and the tests of the DAGs."""

from tests.sandbox.stack.processes import StackError
from tests.sandbox.stack.stack import Stack

__all__ = ["Stack", "StackError"]
