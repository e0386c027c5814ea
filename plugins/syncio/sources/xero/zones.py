"""Xero names time zones as Windows does, without the spaces (`AUSEASTERNSTANDARDTIME`)."""

from functools import cache

from tzlocal.windows_tz import win_tz


@cache
def names() -> dict[str, str]:
    return {windows.upper().replace(" ", "").replace(".", ""): zone for windows, zone in win_tz.items()}


def iana(zone: str) -> str:
    """The IANA name of Xero's `zone`; UTC where Xero gives none or a new one."""
    return names().get(zone.upper().replace(".", ""), "UTC")
