"""What is forged in a review's evidence is found, whoever makes the other files fit it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from syncio.domain.evidence import check
from tests.integration.audit.forging import (
    after_a_real_anchor,
    before_a_real_chain,
    beside_a_real_chain,
    found_in,
    listed,
    published_with,
    without_anchors,
)
from tests.integration.audit.proven import NOTARY, Proven, proving
from tests.integration.push.house import House

FORGERIES = {
    "a decision that was never taken": (b'\\"verdict\\":\\"reject\\"', b'\\"verdict\\":\\"approve\\"', "audit.jsonl"),
    "another approver": (b'"user": "ben"', b'"user": "eve"', "reports/approval.json"),
    "another reason": ("Söhne".encode(), b"Sohne", "reports/approval.json"),
    "another outcome": (b'"outcome": "release"', b'"outcome": "hold"', "reports/approval.json"),
    "another amount": (b'"500"', b'"400"', "reports/review.json"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forgery_of_one_file_is_named(whole: dict[str, bytes], forgery: str) -> None:
    old, new, name = FORGERIES[forgery]
    assert old in whole[name]
    checked = check(listed(whole | {name: whole[name].replace(old, new)}))
    assert name in found_in(checked), checked.problems


@pytest.mark.parametrize("forge", [beside_a_real_chain, before_a_real_chain, after_a_real_anchor])
def test_what_no_anchor_pins_passes_for_nothing_however_well_it_fits(
    whole: dict[str, bytes], forge: Callable[[dict[str, bytes]], dict[str, bytes]]
) -> None:
    forged = forge(whole)
    assert json.loads(forged["reports/approval.json"])["changes"][0]["decisions"][1]["user"] == "eve"
    for keys in (NOTARY.trusted, []):
        checked = check(forged, keys)
        assert (checked.ok, checked.pinned, found_in(checked)) == (False, False, {"audit.jsonl"})
    alone = check(without_anchors(after_a_real_anchor(whole)))
    assert (alone.ok, alone.pinned, alone.anchors) == (True, False, 0)  # all agrees, and nobody vouches for it


@pytest.mark.parametrize("report", ["reports/review.json", "reports/approval.json"])
@pytest.mark.parametrize(
    "name", ["number", "debtor_name", "amount_before", "amount_after", "fields", "at_stake", "flags"]
)
def test_a_report_that_shows_a_change_otherwise_than_it_was_put_on_record_is_named(
    whole: dict[str, bytes], report: str, name: str
) -> None:
    """Even where the trail has the hash of that very report, and is anchored: as if it had been published wrong."""
    checked = check(published_with(whole, report, name), NOTARY.trusted)
    assert checked.anchors == 1
    [change] = [row["id"] for row in json.loads(whole[report])["changes"] if row["number"] == "INV-1"]
    what = f"of change {change} the audit trail tells otherwise: {name}"
    problems = {(problem.file, problem.what) for problem in checked.problems}
    signed = {("reports/review.json", f"change {change} is shown otherwise than it was signed")}
    assert problems == {(report, what)} | (signed if (report, name) == ("reports/review.json", "flags") else set())


@pytest.mark.parametrize("report", ["reports/review.json", "reports/approval.json"])
def test_a_report_that_leaves_a_change_out_is_named(whole: dict[str, bytes], report: str) -> None:
    checked = check(published_with(whole, report, None), NOTARY.trusted)
    assert report in found_in(checked)
    assert any(", of the audit trail, is missing" in problem.what for problem in checked.problems)


def test_files_of_another_review_do_not_pass_for_this_ones(
    house: House, whole: dict[str, bytes], tmp_path: Path
) -> None:
    with proving(house, tmp_path) as other:
        foreign = other.evidence()
    for name in ("reports/review.json", "reports/approval.json", "reports/diff_report.html", "audit.jsonl"):
        assert not check(listed(whole | {name: foreign[name]})).ok, name
    assert not check(listed(whole | {name: foreign[name] for name in foreign if name.startswith("signed/")})).ok


def test_a_chain_written_anew_is_found_by_its_anchor(whole: dict[str, bytes], proven: Proven) -> None:
    """Who holds the database can make all files agree, but for what was signed outside of it."""
    lines = whole["audit.jsonl"].splitlines(keepends=True)
    [anchor] = [name for name in whole if name.startswith("anchors/")]
    cut = listed(whole | {"audit.jsonl": proven.before["audit.jsonl"]})
    assert len(lines) > len(cut["audit.jsonl"].splitlines())
    assert found_in(check(cut)) == {"audit.jsonl"}
    del cut[anchor]
    assert check(listed(cut)).ok  # and says that nothing pins it
    assert (check(listed(cut)).anchors, check(listed(cut)).pinned) == (0, False)
