"""Xero's time zones are Windows's, written together."""

from zoneinfo import ZoneInfo

import pytest

from syncio.sources.xero.zones import iana, names


@pytest.mark.parametrize(
    ("xero", "zone"),
    [("AUSEASTERNSTANDARDTIME", "Australia/Sydney"), ("GMTSTANDARDTIME", "Europe/London"),
     ("NEWZEALANDSTANDARDTIME", "Pacific/Auckland"), ("UTC", "Etc/UTC"), ("MOONSTANDARDTIME", "UTC"), ("", "UTC")],
)  # fmt: skip
def test_a_zone_has_an_iana_name(xero: str, zone: str) -> None:
    assert iana(xero) == zone


def test_every_zone_is_one_that_python_knows() -> None:
    assert len(names()) > 100
    for zone in names().values():
        ZoneInfo(zone)
