"""Settings from the environment (`SYNCIO_*`), read when asked for, never at import."""

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from syncio.errors import Misconfigured

ROOT = Path(__file__).resolve().parents[2]
REPORTS = (ROOT / "var" / "reports").as_uri()
ANCHORS = (ROOT / "var" / "anchors").as_uri()


@dataclass(frozen=True)
class Settings:
    """`reports_url`: where reports go (a `file://` URL); `overlap`: how far each read reaches back behind the last.

    `notifier`: who tells people that a review waits: where to import it from, see `operators.notifier`.
    `anchors_url`: where the audit trail's anchors go; `anchor_keys`: the first signs them, all verify them.
    `factors_mapping`: the file that says how FactorS's tables hold an invoice; None where they are the reference's.
    """

    reports_url: str
    fernet_keys: tuple[str, ...]
    overlap: timedelta
    notebooks: Path
    report_timeout: timedelta
    notifier: str = ""
    anchors_url: str = ANCHORS
    anchor_keys: tuple[str, ...] = ()
    factors_mapping: Path | None = None

    def __repr__(self) -> str:
        return f"Settings(reports_url={self.reports_url!r}, overlap={self.overlap})"


def _seconds(name: str, default: int) -> timedelta:
    text = os.environ.get(name, str(default))
    if not (text.isascii() and text.isdecimal()):
        msg = f"{name} must be a whole number of seconds, not {text!r}"
        raise Misconfigured(msg)
    return timedelta(seconds=int(text))


def _keys(name: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in os.environ.get(name, "").split(",") if key.strip())


def settings() -> Settings:
    """Read the settings.

    :raises Misconfigured: where a value cannot be understood.
    """
    return Settings(
        reports_url=os.environ.get("SYNCIO_REPORTS_URL") or REPORTS,
        fernet_keys=_keys("SYNCIO_FERNET_KEYS"),
        overlap=_seconds("SYNCIO_PULL_OVERLAP", 300),
        notebooks=Path(os.environ.get("SYNCIO_NOTEBOOKS") or ROOT / "notebooks"),
        report_timeout=_seconds("SYNCIO_REPORT_TIMEOUT", 600),
        notifier=os.environ.get("SYNCIO_NOTIFIER", "").strip(),
        anchors_url=os.environ.get("SYNCIO_ANCHORS_URL") or ANCHORS,
        anchor_keys=_keys("SYNCIO_ANCHOR_KEY"),
        factors_mapping=Path(mapping) if (mapping := os.environ.get("SYNCIO_FACTORS_MAPPING", "").strip()) else None,
    )
