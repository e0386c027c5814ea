from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from syncio.errors import Unreadable
from syncio.reports import diff
from syncio.reports.frozen import DiffData, Past, SetAside, decoded, encoded
from syncio.reports.page import page
from tests.unit.reports.fuller import earlier, everywhere, with_history
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import HOSTILE, OPENED, day_two, diff_data, edit, field, flag, raised, row, sha, voided


def shown(data: DiffData) -> str:
    return diff.fragment(data, sha("data"))


def text_of(data: DiffData) -> str:
    return Markup(shown(data)).text


def test_the_verdict_comes_first_and_never_adds_currencies_up() -> None:
    rows = [raised(), voided(), row(3, currency="AUD", amount_after=Decimal("99.5"))]
    text = text_of(diff_data(rows))
    verdict = "2 of 3 changes are blocked, with 4,400.00 GBP at stake: each needs two approvers."
    moved = "Together the changes move the gross by +99.50 AUD and \N{MINUS SIGN}700.00 GBP."
    assert text.index(verdict) < text.index(moved) < text.index("What needs your attention")


def test_what_deserves_a_look_is_in_the_verdict_with_its_money() -> None:
    assert "two approvers. 1 more deserves a look, with 10.00 AUD at stake." in text_of(diff_data())


def test_notes_are_counted_in_the_verdict() -> None:
    noted = raised(1, severity="info", approvals_needed=1, flags=(flag("out_of_hours", "info"),))
    assert "none of them blocked, with 1,920.00 GBP at stake. 1 carries a note." in text_of(diff_data([noted]))


def test_more_than_a_hundred_rows_fold_and_each_fold_says_what_is_in_it() -> None:
    rows = [raised(no, at_stake=Decimal(1000 - no)) for no in range(1, 252)]
    html = shown(diff_data(rows))
    text = Markup(html).text
    assert "1 to 100, blocked: from INV-2301 (999.00 GBP at stake) to INV-2400 (900.00 GBP at stake) at stake" in text
    assert "201 to 251, blocked: from INV-2501 (799.00 GBP at stake) to INV-2551 (749.00 GBP at stake)" in text
    assert html.count("<details open>") == 1
    assert "Go to: what needs attention · debtors and numbers" in text
    assert "Go to:" not in text_of(diff_data(rows[:100]))


def test_the_index_links_every_number_to_its_change() -> None:
    markup = Markup(page("Diff report", shown(with_history())).decode())
    links = [value[1:] for name, value in markup.attributes if name == "href" and value.startswith("#c")]
    ids = [value for name, value in markup.attributes if name == "id"]
    assert sorted(links) == sorted(f"c{one.no}" for one in with_history().changes)
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))


def test_without_a_blocked_change_the_verdict_says_so() -> None:
    text = text_of(diff_data([row(1)]))
    assert "1 change, none of them blocked, with 960.40 GBP at stake." in text
    assert "move the gross by +1,200.50 GBP" in text


def test_flagged_rows_come_first_the_worst_of_them_at_the_top_and_then_by_the_money_at_stake() -> None:
    little, much = (raised(no, number=f"BLOCK-{no}", at_stake=Decimal(100 * no)) for no in (1, 9))
    look = raised(2, severity="look", number="LOOK-1", at_stake=Decimal(10_000))
    text = text_of(diff_data([row(3, type="changed", number="PLAIN-1"), look, little, much]))
    assert text.index("BLOCK-9") < text.index("BLOCK-1") < text.index("LOOK-1") < text.index("PLAIN-1")


def test_the_money_at_stake_stands_beside_each_change() -> None:
    text = text_of(diff_data([raised(), row(2, type="changed", number="PLAIN-1"), row(3, number="NEW-1")]))
    assert "at stake 1,920.00 GBP Blocked INV-2301" in text
    assert "PLAIN-1 Meadow Grove Foods 960.40 1,200.50 GBP" in text
    assert "NEW-1 O'Brien Civil Works 960.40 1,200.50 GBP" in text


def test_a_review_from_before_the_money_at_stake_was_known_says_nothing_of_it() -> None:
    text = text_of(diff_data([raised(at_stake=None)]))
    assert "1 of 1 change is blocked: it needs two approvers." in text
    assert "at stake 1" not in text


def test_a_field_shows_old_and_new_with_a_sign_beside_the_colour() -> None:
    html = shown(diff_data([raised()]))
    assert "total 8,000.00 → 10,400.00" in Markup(html).text
    assert "line 2 not there → Skip hire: 310" in Markup(html).text
    assert {"del", "ins"} <= set(Markup(html).tags)


def test_an_invoice_that_moved_between_debtors_names_them() -> None:
    moved = flag("debtor_changed", evidence={"debtor_now": "d-2", "debtor_then": "d-0"})
    one = raised(flags=(moved,), fields=(field("debtor", "d-1", "d-2"), field("reference", "d-1", "")))
    names = {"d-1": "Harbour Freight", "d-2": "Meadow Foods"}
    text = text_of(diff_data([one], names=names))
    assert "debtor Harbour Freight → Meadow Foods reference d-1 → empty" in text
    assert "debtor then d-0" in text
    assert "debtor now" not in text  # it says so below
    alike = text_of(diff_data([one], names=dict.fromkeys(names, "Harbour Freight")))
    assert "debtor d-1 → d-2" in alike


def test_a_flag_shows_its_sentence_and_what_evidence_the_row_does_not_show_anyway() -> None:
    text = text_of(diff_data([raised()]))
    assert "Upward edit. The total is 2,400.00 GBP higher than when it was funded" in text
    assert "funded at 18 November 2026, 10:00 UTC · rise 2,500.00 · total then 7,900.00 total 8,000.00 → 10,4" in text


def test_what_a_flags_sentence_says_is_not_said_again() -> None:
    old = flag("aged", evidence={"days": "120", "ineligible": "1200.5", "due_date": "2026-07-30"})
    sentence = "It is 120 days old: the 1,200.50 GBP that are due are ineligible."
    text = text_of(diff_data([raised(flags=(replace(old, sentence=sentence),))]))
    assert f"{sentence} due date 2026-07-30" in text
    gone = raised(type="voided")
    kind = f"{gone.debtor_name} voided"
    assert kind in text_of(diff_data([gone]))
    assert kind not in text_of(diff_data([replace(gone, flags=(flag("voided"),))]))


def test_many_new_invoices_are_collapsed_few_stand_open() -> None:
    assert ("open", "") not in Markup(shown(diff_data([row(no) for no in range(21)]))).attributes
    assert ("open", "") in Markup(shown(diff_data([row(no) for no in range(20)]))).attributes


def test_earlier_decisions_stand_with_the_change_and_with_its_debtor() -> None:
    text = text_of(with_history())
    first = "Before: rejected by ann, 30 October 2026, 09:12 UTC, in review 8, at 9,600.00 GBP: The order says 8,000."
    assert f"{first} Before: approved by ben, 30 October 2026" in text
    assert "and 2 decisions before that" in text
    assert "This debtor: 12 approvals and 2 rejections in the year before" in text
    assert "in the year before: rejected INV-2301 by ann, 30 October 2026, 09:12 UTC: The order says 8,000.;" in text


def test_an_unflagged_row_shows_its_earlier_decisions_too() -> None:
    rows = [row(1, earlier=(earlier(),), earlier_count=1), edit(2, "x", earlier=(earlier(2),), earlier_count=1)]
    assert text_of(diff_data(rows)).count("Before: rejected by ann") == 2


def test_an_earlier_decision_by_a_delegated_right_names_whose_it_was() -> None:
    told = (earlier(user="vic", on_behalf_of="ann"),)
    past = Past(debtor="C-1", approved=0, rejected=1, newest=told)
    text = text_of(diff_data([raised(earlier=told, earlier_count=1)], debtors=(past,)))
    assert "Before: rejected by vic for ann, 30 October 2026" in text
    assert "rejected INV-2301 by vic for ann, 30 October 2026" in text


def test_what_is_as_approved_is_folded_and_counted() -> None:
    html = shown(with_history())
    text = Markup(html).text
    assert "1,169 invoices and credit notes are as approved Currency Documents Due AUD 18 20,150.50 GBP 1,151" in text
    assert "3 more differ from what was approved and are not in this review" in text
    assert '<details id="unchanged" class="sy-list"><summary' in html


def test_five_hundred_changes_make_a_page_under_a_quarter_of_a_megabyte() -> None:
    rows = day_two(new=450, edited=39)
    assert len(rows) == 497
    assert len(page("Diff report", shown(diff_data(rows)))) < 150_000


def test_five_hundred_edits_many_of_them_flagged_stay_under_a_quarter_of_a_megabyte_and_say_everything() -> None:
    rows = [raised(no) for no in range(200)] + [edit(no, "Freight, Rotterdam") for no in range(200, 500)]
    html = page("Diff report", shown(diff_data(rows)))
    assert len(html) < 250_000
    text = Markup(html.decode()).text
    assert {text.count(each) for each in ("Skip hire: 310", "rise 2,500.00", "more could be drawn")} == {200}
    assert {text.count(each) for each in ("2026-12-01 → 2026-12-31", "Freight → Freight, Rotterdam")} == {300}


def test_edits_without_a_flag_are_rows_that_say_everything() -> None:
    text = text_of(diff_data([row(7, type="changed", number="PLAIN-1", fields=raised().fields)]))
    assert "PLAIN-1 O'Brien Civil Works total 8,000.00 → 10,400.00 line 1 description Site clearance" in text
    assert "line 2 not there → Skip hire: 310 960.40 1,200.50 GBP +1,200.50" in text


def test_a_debtor_s_own_change_is_said_to_be_one() -> None:
    assert "Meadow debtor changed name Meadow Grove Foods → Meadow" in text_of(diff_data(day_two(text="Meadow")))


def test_a_balance_change_shows_what_was_paid() -> None:
    assert "paid 0.00 → 450.00 due 1,200.00 → 750.00 0.00 1,200.00 GBP" in text_of(diff_data())


def test_a_known_invoice_whose_newest_version_cannot_be_understood_is_named() -> None:
    aside = SetAside(external_id="x", number="INV-9", debtor_name="Meadow", currency="GBP", since=OPENED, advanced=None)
    funded = replace(aside, number="INV-8", advanced=Decimal(850))
    feed = replace(diff_data().feed, quarantined=2, set_aside=(funded, aside))
    text = text_of(diff_data([row(1)], feed=feed))
    unread = "its newest version, met on 20 November 2026, 09:12 UTC, cannot be understood"
    assert f"INV-8 Meadow: {unread}, and 850.00 GBP is advanced on it." in text
    assert f"INV-9 Meadow: {unread}. Ask the client" in text


def test_a_review_that_was_frozen_by_an_earlier_version_still_reads() -> None:
    old = msgspec.json.decode(encoded(diff_data()))
    for name in ("debtors", "names", "unchanged", "elsewhere", "baseline", "checks"):
        del old[name]
    for name in ("debtor", "earlier", "earlier_count", "at_stake"):
        for change in old["changes"]:
            del change[name]
    del old["feed"]["set_aside"]
    data = decoded(msgspec.json.encode(old), DiffData)
    assert "2 of 31 changes are blocked: each needs two approvers." in text_of(data)
    assert data.feed.set_aside == ()


def test_no_funded_invoice_is_said() -> None:
    feed = replace(diff_data().feed, funded=0, funding_read=None)
    assert "FactorS had reported no funded invoice" in text_of(diff_data([row(1)], feed=feed))


def test_what_was_not_checked_is_told_with_its_reason_and_what_was_with_how_often_it_fired() -> None:
    text = text_of(diff_data())
    assert "PDF mismatch The PDF says something else than the record. no document is read" in text
    assert "2 rules were put to these changes Rule It fires when Fired Upward edit The total rose" in text
    assert "else look. 2 Voided" in text


def test_the_hashes_that_it_takes_to_check_the_report_stand_at_the_end() -> None:
    data = diff_data()
    text = text_of(data)
    end = text[text.index("How to check this report") :]
    assert f"Review {data.hash}" in end
    assert f"Data {sha('data')}" in end


def test_a_file_is_read_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "review.json"
    path.write_bytes(encoded(with_history()))
    assert diff.load(path) == (with_history(), sha(path.read_text()))


def test_hostile_text_is_text_wherever_it_stands() -> None:
    html = page(HOSTILE, shown(everywhere(HOSTILE))).decode()
    markup = Markup(html)
    assert not {"script", "svg", "iframe"} & set(markup.tags)
    assert not [name for name, _ in markup.attributes if name.startswith("on")]
    assert {value[:26] for name, value in markup.attributes if name == "src"} == {"data:image/svg+xml;base64,"}
    assert markup.text.count("<script>alert(1)</script>") > 30
    assert "{{ 7*7 }}[U+001B][31mred[U+202E]gnp[U+200B][U+0000]" in markup.text
    assert [char for char in html if char != "\n" and not char.isprintable()] == []


def test_ten_megabytes_in_every_field_stay_a_small_page() -> None:
    html = shown(everywhere("x<" * 5_000_000))
    assert len(html) < 300_000
    assert html.count("characters not shown, sha256") > 30


def test_ten_megabytes_in_one_field_stay_a_small_page() -> None:
    long = row(1, type="changed", fields=(field("reference", "a" * 10_000_000, "a" * 9_999_999 + "b"),))
    html = shown(diff_data([long]))
    assert len(html) < 20_000
    assert "9,999,879 equal characters" in html


def test_a_row_with_hundreds_of_fields_folds_what_does_not_fit() -> None:
    fields = tuple(field(f"line {no} amount", str(no), str(no + 1)) for no in range(1, 301))
    html = shown(diff_data([row(1, type="changed", fields=fields)]))
    assert "288 more fields" in html
    assert "line 300 amount" in html


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    html = page(HOSTILE, shown(with_history())).decode()
    markup = Markup(html)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert not {"script", "link", "iframe", "object"} & set(markup.tags)
    links = [value for name, value in markup.attributes if name in {"src", "href", "action", "srcset"}]
    assert {value[:1] for value in links if not value.startswith("data:image/svg+xml;base64,")} == {"#"}
    assert "url(" not in html
    assert "@import" not in html


def test_the_fragment_needs_no_style_sheet() -> None:
    assert "style" not in Markup(shown(diff_data())).tags


def test_the_same_data_gives_the_same_bytes() -> None:
    data = with_history(changes=tuple(day_two(text=HOSTILE)))
    again = decoded(encoded(data), DiffData)
    assert again == data
    assert encoded(again) == encoded(data)
    assert shown(again) == shown(data)


def test_frozen_data_of_another_shape_is_refused() -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        decoded(encoded(diff_data()).replace(b'"opened"', b'"opend"'), DiffData)


def test_times_are_told_in_utc() -> None:
    assert f"opened {OPENED.day} November 2026, 09:12 UTC" in text_of(diff_data([]))
