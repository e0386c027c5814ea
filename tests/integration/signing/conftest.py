"""A client whose changes are reviewed, released and pushed."""

from tests.integration.push.conftest import client, house

__all__ = ["client", "house"]
