"""A review's evidence proves itself, and whatever is changed in it is found and named."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest
from cryptography.fernet import Fernet

from syncio.domain.evidence import SUMS, Checked, check
from syncio.errors import Conflict, Refused, Unknown, Unreadable
from syncio.hooks.notary import Notary
from syncio.stages.evidence import evidence
from syncio.stores.archive import unzipped, zipped
from tests.integration.audit.forging import found_in, listed, without_anchors
from tests.integration.audit.proven import NOTARY, Proven, proving
from tests.integration.audit.trail import past_all_rules
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.unit.domain import made


def test_it_is_whole(proven: Proven, whole: dict[str, bytes]) -> None:
    checked = check(whole, NOTARY.trusted)
    assert checked == Checked(
        ok=True,
        pinned=True,
        review=proven.review,
        client=proven.client.name,
        outcome="release",
        changes=2,
        decisions=3,
        anchors=1,
        keys=NOTARY.trusted,
        problems=[],
    )


def test_it_has_what_was_signed_before_and_after_with_the_bytes(whole: dict[str, bytes]) -> None:
    folders = [name.partition("/")[0] for name in whole]
    assert {name: folders.count(name) for name in ("reports", "signed", "versions", "raw", "anchors")} == {
        "reports": 4,
        "signed": 2,
        "versions": 6,  # three contents, two balances (one is the same twice), the debtor
        "raw": 4,
        "anchors": 1,
    }


def test_the_same_state_gives_the_same_bytes(proven: Proven, whole: dict[str, bytes]) -> None:
    assert zipped(proven.evidence()) == zipped(whole)
    assert unzipped(zipped(whole)) == whole


def test_it_ends_with_the_first_anchor_after_all_that_tells_of_the_review(whole: dict[str, bytes]) -> None:
    links = [json.loads(line) for line in whole["audit.jsonl"].splitlines()[:-1]]
    kinds = [(json.loads(link["entry"])["kind"], link["body"] is not None) for link in links]
    assert kinds == [
        ("review", True),
        ("change", True),
        ("report", True),
        ("decision", True),
        ("decision", True),
        ("closing", True),
        ("report", True),
        ("release", True),
        ("released_review", True),
        ("release_outcome", True),
        ("member", False),  # nothing of this review; it was anchored with it
    ]


def test_before_the_push_and_without_an_anchor_it_proves_what_was_decided(proven: Proven) -> None:
    checked = check(proven.before)
    assert (checked.ok, checked.pinned, checked.anchors, checked.decisions) == (True, False, 0, 3)


def test_to_who_has_the_key_what_is_not_anchored_proves_nothing(proven: Proven, whole: dict[str, bytes]) -> None:
    for files in (proven.before, without_anchors(whole)):
        checked = check(files, NOTARY.trusted)
        assert (checked.ok, checked.pinned, found_in(checked)) == (False, False, {"audit.jsonl"})
        assert checked.problems[0].what.startswith("no anchor pins what it tells, until entry ")


def test_without_a_key_nothing_is_pinned_for_anybody_can_sign_with_one(whole: dict[str, bytes]) -> None:
    checked = check(whole)
    assert (checked.ok, checked.pinned, checked.anchors) == (True, False, 1)


def test_anchors_from_before_what_it_tells_are_left_out(house: House, tmp_path: Path) -> None:
    with proving(house, tmp_path, early=True) as early:
        assert [name for name in early.before if name.startswith("anchors/")] == []
        assert (check(early.before).ok, check(early.before).pinned) == (True, False)
        late = check(early.evidence(), NOTARY.trusted)
    assert (late.ok, late.pinned, late.anchors) == (True, True, 2)


def test_an_anchor_of_another_key_is_none(whole: dict[str, bytes]) -> None:
    checked = check(whole, Notary([Fernet.generate_key().decode()]).trusted)
    assert [(problem.file.partition("/")[0], problem.what[:28]) for problem in checked.problems] == [
        ("anchors", "it was signed with another k")
    ]


def test_every_file_whose_bytes_are_changed_is_named(whole: dict[str, bytes]) -> None:
    for name, content in whole.items():
        for at in {0, len(content) // 3, len(content) // 2, len(content) - 1}:
            changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
            assert name in found_in(check(whole | {name: changed})) or name == SUMS
            assert not check(whole | {name: changed}).ok, (name, at)


def test_every_changed_byte_of_the_sums_is_found(whole: dict[str, bytes]) -> None:
    content = whole[SUMS]
    for at in range(len(content)):
        assert not check(whole | {SUMS: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]}).ok, at


def test_every_file_that_is_gone_or_was_put_there_is_named(whole: dict[str, bytes]) -> None:
    for name in whole:
        left = {other: content for other, content in whole.items() if other != name}
        assert found_in(check(left)) == {name} or name == SUMS
        assert not check(left).ok
    assert found_in(check(whole | {"reports/other.html": b""})) == {"reports/other.html"}


def test_who_lists_the_sums_anew_is_found_all_the_same(whole: dict[str, bytes]) -> None:
    """Every file but the README, of which nothing follows, and the raw bytes, which nobody signed."""
    for name, content in whole.items():
        if name in {SUMS, "README.txt"}:
            continue
        changed = content.replace(b"a", b"b", 1) if b"a" in content else content + b" "
        checked = check(listed(whole | {name: changed}))
        assert not checked.ok, name
        assert name in found_in(checked) or name == "versions.jsonl", (name, checked.problems)
        gone = check(listed({other: kept for other, kept in whole.items() if other != name}))
        assert gone.ok == name.startswith("anchors/"), name  # then the trail stands by itself: no anchors are counted


def test_every_changed_byte_of_the_archive_is_found(proven: Proven) -> None:
    content = zipped({"README.txt": b"a", "reports/review.json": b"{}"})
    assert len(unzipped(content)) == 2
    for at in range(len(content)):
        for bit in (1, 0x20, 0x80):
            with pytest.raises(Unreadable):
                unzipped(content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :])
        with pytest.raises(Unreadable):
            unzipped(content[:at])
    assert proven


@pytest.mark.parametrize("hostile", [b"", b"PK", b"{}", b"[1]", b"\xff" * 50, b'{"entry":1}\n', b"\x00"])
def test_whatever_stands_in_a_file_stops_no_check(whole: dict[str, bytes], hostile: bytes) -> None:
    for name in whole:
        if name not in {SUMS, "README.txt"}:
            assert not check(listed(whole | {name: hostile})).ok, name
    assert not check({}).ok
    assert not check({SUMS: hostile}).ok


@pytest.fixture
def typed(whole: dict[str, bytes], tmp_path: Path) -> Callable[[str], str]:
    """Types the README's line that has these words, in the folder of the evidence; what it answers."""
    for name, content in whole.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    [anchor] = [name for name in whole if name.startswith("anchors/")]
    commands = [line.strip() for line in whole["README.txt"].decode().splitlines() if line.startswith(" " * 5)]

    def typed(words: str) -> str:
        [command] = [line for line in commands if words in line]
        done = subprocess.run(  # noqa: S603
            ["/bin/bash", "-c", command.replace("anchors/N/FILE.json", anchor)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    return typed


@pytest.mark.skipif(not (which("jq") and which("xxd") and which("openssl")), reason="jq, xxd or openssl is missing")
def test_the_readmes_own_commands_verify_it(
    whole: dict[str, bytes], typed: Callable[[str], str], tmp_path: Path
) -> None:
    assert typed("sha256sum --check").count(": OK") == len(whole) - 1
    assert typed("for f in *.json") == ""
    (tmp_path / "signed" / "00.json").write_text("planted")
    assert typed("for f in *.json") == "00.json is not itself\n"
    assert typed("base64 -d") == hashlib.sha256(b"").hexdigest()
    assert typed(".changes[].hash")[:64] == json.loads(whole["reports/review.json"])["hash"]
    first, second, *_, last, _ = map(json.loads, whole["audit.jsonl"].splitlines())
    assert typed("jq -j .entry")[:64] == typed("sed -n 1p audit.jsonl | jq -r .hash").strip() == first["hash"]
    assert typed("jq -j .body")[:64] == json.loads(first["entry"])["body_hash"]
    assert json.loads(second["entry"])["previous_hash"] == first["hash"]
    rows = [json.loads(line) for line in typed("select(.fields)").splitlines()]
    shown = json.loads(whole["reports/review.json"])["changes"]
    assert [(row[0], row[2]) for row in rows] == [(change["number"], float(change["amount_after"])) for change in shown]
    assert typed("tail -n 2").strip() == last["hash"]
    for words in ("> statement", "> signature", "> key"):
        typed(words)
    assert json.loads((tmp_path / "statement").read_bytes())["hash"] == last["hash"]
    assert typed("openssl pkeyutl") == "Signature Verified Successfully\n"


def test_an_open_review_has_none_and_an_unknown_one_neither(house: House, client: Client, proven: Proven) -> None:
    review = client.open_review([client.change(client.stage(made.content()))])
    with house.app() as connection:
        with pytest.raises(Refused, match="still open"):
            evidence(connection, review, proven.settings, NOTARY.read)
        with pytest.raises(Unknown):
            evidence(connection, 9999, proven.settings, NOTARY.read)


def test_a_report_that_was_changed_gives_no_evidence(proven: Proven) -> None:
    page = Path(proven.settings.reports_url.removeprefix("file://")) / str(proven.client.id)
    [page] = page.rglob(f"review-{proven.review}/approval_report.html")
    content = page.read_bytes()
    page.write_bytes(content + b" ")
    with pytest.raises(Conflict, match="is not the file that was published"):
        proven.evidence()
    page.write_bytes(content)


def test_a_row_that_was_changed_past_the_trail_shows_in_the_evidence(proven: Proven) -> None:
    past_all_rules(proven.house, "UPDATE change SET flags = '[]' WHERE review = %s", proven.review)
    checked = check(proven.evidence())
    assert not checked.ok
    assert {problem.what for problem in checked.problems} == {"it is missing", "it is of no change"}
