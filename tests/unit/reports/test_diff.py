from decimal import Decimal

import msgspec
import pytest

from syncio.errors import Unreadable
from syncio.reports import diff
from syncio.reports.frozen import DiffData, SetAside, decoded, encoded
from syncio.reports.page import page
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import HOSTILE, OPENED, day_two, diff_data, edit, field, raised, row, run, voided


def text_of(data: DiffData) -> str:
    return Markup(diff.fragment(data)).text


def test_the_verdict_comes_first_and_never_adds_currencies_up() -> None:
    rows = [raised(), voided(), row(3, currency="AUD", amount_after=Decimal("99.5"))]
    text = text_of(diff_data(rows))
    minus = "\N{MINUS SIGN}700.00 GBP"
    verdict = f"3 changes, together +99.50 AUD and {minus}. 2 are blocked ({minus}): each needs two approvers."
    assert verdict in text
    assert text.index(verdict) < text.index("What needs your attention")


def test_without_a_blocked_change_the_verdict_says_so() -> None:
    assert "1 change, together +1,200.50 GBP. None is blocked." in text_of(diff_data([row(1)]))


def test_flagged_rows_come_first_and_the_worst_of_them_at_the_top() -> None:
    look = raised(1, severity="look", number="LOOK-1")
    text = text_of(diff_data([row(3, type="changed", number="PLAIN-1"), look, voided(9, number="BLOCK-1")]))
    assert text.index("BLOCK-1") < text.index("LOOK-1") < text.index("PLAIN-1")


def test_a_field_shows_old_and_new_with_a_sign_beside_the_colour() -> None:
    html = diff.fragment(diff_data([raised()]))
    assert "total 8,000.00 → 10,400.00" in Markup(html).text
    assert "line 2 not there → Skip hire: 310" in Markup(html).text
    assert {"del", "ins"} <= set(Markup(html).tags)


def test_a_flag_shows_its_sentence_and_its_evidence() -> None:
    text = text_of(diff_data([raised()]))
    assert "Upward edit. The total is 2,400.00 GBP higher than when it was funded" in text
    assert "funded at 18 November 2026, 10:00 UTC · rise 2,400.00 · total now 10,400.00 · total then 8,000.00" in text


def test_many_new_invoices_are_collapsed_few_stand_open() -> None:
    assert ("open", "") not in Markup(diff.fragment(diff_data([row(no) for no in range(21)]))).attributes
    assert ("open", "") in Markup(diff.fragment(diff_data([row(no) for no in range(20)]))).attributes


def test_five_hundred_changes_make_a_page_under_a_quarter_of_a_megabyte() -> None:
    rows = day_two(new=450, edited=39)
    assert len(rows) == 497
    assert len(page("Diff report", diff.fragment(diff_data(rows)))) < 150_000


def test_five_hundred_edits_many_of_them_flagged_stay_under_a_quarter_of_a_megabyte_and_say_everything() -> None:
    rows = [raised(no) for no in range(200)] + [edit(no, "Freight, Rotterdam") for no in range(300)]
    html = page("Diff report", diff.fragment(diff_data(rows)))
    assert len(html) < 250_000
    text = Markup(html.decode()).text
    assert {text.count(each) for each in ("Skip hire: 310", "rise 2,400.00", "more could be drawn")} == {200}
    assert {text.count(each) for each in ("2026-12-01 → 2026-12-31", "Freight → Freight, Rotterdam")} == {300}


def test_edits_without_a_flag_are_rows_that_say_everything() -> None:
    text = text_of(diff_data([row(7, type="changed", number="PLAIN-1", fields=raised().fields)]))
    assert "PLAIN-1 O'Brien Civil Works changed total 8,000.00 → 10,400.00 line 1 description Site clearance" in text
    assert "line 2 not there → Skip hire: 310 1,200.50 GBP +1,200.50" in text


def test_every_rule_that_fired_is_counted_before_the_cards() -> None:
    assert "What needs your attention Upward edit 2 · Voided 1 Blocked INV-2301" in text_of(diff_data())


def test_a_balance_change_shows_what_was_paid() -> None:
    assert "paid 0.00 → 450.00 due 1,200.00 → 750.00 1,200.00 GBP" in text_of(diff_data())


def test_a_partial_feed_and_records_set_aside_are_said() -> None:
    feed = msgspec.structs.replace(diff_data().feed, last=run(42, "PARTIAL", failed=3), quarantined=1)
    text = text_of(diff_data([row(1)], feed=feed))
    assert "The client's books were last read completely on 20 November 2026, 09:11 UTC (412 records read" in text
    assert "The latest pull (42, 20 November 2026, 09:10 UTC) is partial: 3 records could not be read." in text
    assert "1 record of this client cannot be understood and is set aside" in text


def test_a_known_invoice_whose_newest_version_cannot_be_understood_is_named() -> None:
    aside = SetAside(external_id="x", number="INV-9", debtor_name="Meadow", currency="GBP", since=OPENED, advanced=None)
    funded = msgspec.structs.replace(aside, number="INV-8", advanced=Decimal(850))
    feed = msgspec.structs.replace(diff_data().feed, quarantined=2, set_aside=(funded, aside))
    text = text_of(diff_data([row(1)], feed=feed))
    unread = "its newest version, met on 20 November 2026, 09:12 UTC, cannot be understood"
    assert f"INV-8 Meadow: {unread}, and 850.00 GBP is advanced on it." in text
    assert f"INV-9 Meadow: {unread}. Ask the client" in text


def test_a_review_frozen_before_such_invoices_were_named_still_reads() -> None:
    old = encoded(diff_data()).replace(b'"set_aside"', b'"unknown"')
    assert decoded(old, DiffData).feed.set_aside == ()


def test_a_feed_that_was_never_complete_is_said() -> None:
    feed = msgspec.structs.replace(diff_data().feed, complete=None, last=run(1, "FAILED"), funded=0, funding_read=None)
    text = text_of(diff_data([row(1)], feed=feed))
    assert "never been read completely" in text
    assert "FactorS had reported no funded invoice" in text


def test_funding_that_was_read_again_is_not_passed_off_as_what_the_flags_stand_on() -> None:
    feed = msgspec.structs.replace(diff_data().feed, funding_read=None)
    assert "read again since this review opened" in text_of(diff_data([row(1)], feed=feed))


def test_the_hash_that_a_signature_is_bound_to_stands_at_the_end() -> None:
    assert text_of(diff_data()).endswith(f"rules version 1, SHA-256 {diff_data().hash}")


def test_hostile_text_is_text() -> None:
    rows = day_two(text=HOSTILE)
    rows.append(row(90, number=HOSTILE, type="changed", fields=(field(HOSTILE, HOSTILE, None),)))
    markup = Markup(diff.fragment(diff_data(rows, client=HOSTILE, rules_version=HOSTILE)))
    assert not {"script", "svg", "img", "style", "iframe"} & set(markup.tags)
    assert not [name for name, _ in markup.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in markup.text
    assert "{{ 7*7 }}[U+001B][31mred[U+202E]gnp[U+200B][U+0000]" in markup.text


def test_ten_megabytes_in_one_field_stay_a_small_page() -> None:
    long = row(1, type="changed", fields=(field("reference", "a" * 10_000_000, "a" * 9_999_999 + "b"),))
    html = diff.fragment(diff_data([long]))
    assert len(html) < 20_000
    assert "9,999,879 equal characters" in html


def test_a_row_with_hundreds_of_fields_folds_what_does_not_fit() -> None:
    fields = tuple(field(f"line {no} amount", str(no), str(no + 1)) for no in range(1, 301))
    html = diff.fragment(diff_data([row(1, type="changed", fields=fields)]))
    assert "288 more fields" in html
    assert "line 300 amount" in html


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    html = page(HOSTILE, diff.fragment(diff_data())).decode()
    markup = Markup(html)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert not {"script", "link", "img", "iframe", "object"} & set(markup.tags)
    assert not [name for name, _ in markup.attributes if name in {"src", "href", "action", "srcset"}]
    assert "url(" not in html
    assert "@import" not in html


def test_the_fragment_needs_no_style_sheet() -> None:
    assert "style" not in Markup(diff.fragment(diff_data())).tags


def test_the_same_data_gives_the_same_bytes() -> None:
    data = diff_data(day_two(text=HOSTILE))
    again = decoded(encoded(data), DiffData)
    assert again == data
    assert encoded(again) == encoded(data)
    assert diff.fragment(again) == diff.fragment(data)


def test_frozen_data_of_another_shape_is_refused() -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        decoded(encoded(diff_data()).replace(b'"opened"', b'"opend"'), DiffData)


def test_times_are_told_in_utc() -> None:
    assert f"opened {OPENED.day} November 2026, 09:12 UTC" in text_of(diff_data([]))
