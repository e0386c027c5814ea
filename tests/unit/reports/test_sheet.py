import re

from syncio.reports import approval, diff
from syncio.reports.page import page
from syncio.reports.sheet import Sheet
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import HOSTILE, approval_data, day_two, diff_data


def test_the_most_frequent_style_among_elements_of_a_name_needs_no_class() -> None:
    sheet = Sheet('<p><i style="color:green">1</i><i style="color:red">2</i><i style="color:red">3</i></p>')
    assert sheet.fragment == "<p><i class=s0>1</i><i>2</i><i>3</i></p>"
    assert sheet.rules == "i:not([class]) { color:red }\n.s0 { color:green }"


def test_an_element_of_that_name_without_a_style_stays_without() -> None:
    sheet = Sheet('<i style="color:green">1</i><i>2</i><i style="color:green">3</i>')
    assert sheet.fragment == "<i class=s0>1</i><i>2</i><i class=s0>3</i>"
    assert sheet.rules == ".s0 { color:green }"


def test_an_element_with_a_class_keeps_it_and_takes_nothing_from_the_others() -> None:
    sheet = Sheet('<td class="n">1</td><td style="color:red">2</td><td class="n" style="color:red">3</td>')
    assert sheet.fragment == '<td class=n>1</td><td>2</td><td class="n s0">3</td>'
    assert sheet.rules == "td:not([class]) { color:red }\n.s0 { color:red }"


def test_one_style_is_one_class_whatever_bears_it_and_other_attributes_stay() -> None:
    sheet = Sheet('<b style="margin:0">1</b><b>2</b><th scope="col" style="margin:0">3</th><th>4</th><details open>')
    assert sheet.fragment == '<b class=s0>1</b><b>2</b><th scope="col" class=s0>3</th><th>4</th><details open>'
    assert sheet.rules == ".s0 { margin:0 }"


def test_a_page_has_no_inline_style_and_a_rule_for_every_class_that_took_its_place() -> None:
    for fragment in (diff.fragment(diff_data(), ""), approval.fragment(approval_data())):
        html = page("Report", fragment).decode()
        assert not [name for name, _ in Markup(html).attributes if name == "style"]
        worn = {name for key, value in Markup(html).attributes if key == "class" for name in value.split()}
        assert set(re.findall(r"^\.(s\d+) \{", html, re.MULTILINE)) == {n for n in worn if re.fullmatch(r"s\d+", n)}


def test_a_page_says_what_its_fragment_says_hostile_text_included() -> None:
    fragment = diff.fragment(diff_data(day_two(text=HOSTILE + ' style="color:red" <b style="margin:0">')), "")
    assert Markup(Sheet(fragment).fragment).text == Markup(fragment).text
    assert Markup(Sheet(fragment).fragment).tags == Markup(fragment).tags
