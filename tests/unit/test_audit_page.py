"""The page about the audit trail names what is audited."""

import re
from pathlib import Path

import syncio

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = Path(syncio.__file__).parent / "stores" / "migrations" / "versions"


def test_the_page_lists_every_audited_table_and_no_other() -> None:
    audited = {name for path in VERSIONS.glob("*.sql") for name in re.findall(r"audited\('(\w+)'", path.read_text())}
    told = (ROOT / "docs" / "audit.md").read_text().partition("| what | tables |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", told)) == audited
    assert {"decision", "delegation", "policy_revocation"} < audited
