"""Long texts in a list of changes: cut, each with its length and hash, and what is different in them still shown."""

import hashlib

from syncio.inert import LONGEST, visible
from syncio.reports.brief import brief
from syncio.reports.pairs import pair
from tests.unit.reports.samples import field, flag, raised

MEGABYTES = "<script>x</script>\u202e" * 500_000


def test_short_rows_stay_as_they_are() -> None:
    row = raised()
    assert brief(row) is row


def test_no_text_is_long_and_each_says_how_long_it_was() -> None:
    drip = flag("drip", sentence=MEGABYTES, evidence={"description": MEGABYTES})
    fields = (field("line 1 description", "Freight", MEGABYTES), field("reference", None, MEGABYTES))
    row = brief(raised(number=MEGABYTES, debtor_name=MEGABYTES, flags=(drip,), fields=fields))
    texts = [row.number, row.debtor_name, row.flags[0].sentence, row.flags[0].evidence["description"]]
    texts += [str(each.new) for each in row.fields]
    whole = hashlib.sha256(MEGABYTES.encode()).hexdigest()[:16]
    for text in texts:
        assert len(text) <= LONGEST
        assert f"{len(MEGABYTES) - 300:,} characters not shown, sha256 {whole}" in text
        assert visible(text).count("not shown") == 1  # cut once, and never again
    assert (row.fields[0].old, row.fields[1].old) == ("Freight", None)


def test_one_letter_in_the_middle_of_megabytes_is_seen() -> None:
    old, new = f"{MEGABYTES}1{MEGABYTES}", f"{MEGABYTES}2{MEGABYTES}"
    [shown] = brief(raised(fields=(field("line 1 description", old, new),))).fields
    assert (shown.old, shown.new) == pair(shown.old, shown.new)
    for text, letter, whole in ((shown.old, "1", old), (shown.new, "2", new)):
        assert text is not None
        assert len(text) <= LONGEST
        assert f"\u202e{letter}<script>" in text
        assert text.startswith(f"[... {len(MEGABYTES) - 120:,} equal characters ...] ")
        assert f"sha256 {hashlib.sha256(whole.encode()).hexdigest()[:16]} ...]" in text
