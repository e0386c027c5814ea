"""Every text can be read in both schemes: WCAG 2.2's contrast of 4.5, and 3 for what is no text."""

import re

import pytest

from syncio.reports import approval, diff
from syncio.reports.chart import FILL
from syncio.reports.page import page
from syncio.reports.palette import COLOUR, COLOURS
from tests.unit.reports.fuller import with_history
from tests.unit.reports.samples import approval_data

STYLE = re.compile(r'style="([^"]*)"')
TEXT = re.compile(r"(?:^|;)color:(#[0-9a-f]{3,6})")
GROUND = re.compile(r"background:(#[0-9a-f]{6})")
FRAGMENTS = {"diff": diff.fragment(with_history(), ""), "approval": approval.fragment(approval_data())}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def dark(colour: str) -> str:
    return COLOURS[colour][1] if colour in COLOURS else colour


def texts(fragment: str) -> set[tuple[str, str]]:
    """Each text's colour and what it stands on: its own ground, else the paper."""
    found = set()
    for style in STYLE.findall(fragment):
        if colour := TEXT.search(style):
            ground = GROUND.search(style)
            found.add(("#ffffff" if colour[1] == "#fff" else colour[1], ground[1] if ground else "#ffffff"))
    return found


@pytest.mark.parametrize("fragment", FRAGMENTS.values(), ids=FRAGMENTS)
def test_every_text_can_be_read_in_both_schemes(fragment: str) -> None:
    pairs = texts(fragment)
    white = ("#ffffff", "#9b1c22")  # on the red pill: white in both schemes
    assert white in pairs
    too_faint = [pair for pair in pairs if contrast(*pair) < 4.5]
    too_faint += [pair for pair in pairs - {white} if contrast(dark(pair[0]), dark(pair[1])) < 4.5]
    assert too_faint == []
    assert contrast("#ffffff", dark("#9b1c22")) >= 4.5


def test_bars_stand_out_from_both_papers() -> None:
    assert min(contrast(FILL, "#ffffff"), contrast(FILL, dark("#ffffff"))) >= 3


@pytest.mark.parametrize("fragment", FRAGMENTS.values(), ids=FRAGMENTS)
def test_a_page_has_colours_by_name_alone(fragment: str) -> None:
    html = page("Report", fragment).decode()
    rules = html[html.index("@layer frame") :]
    assert COLOUR.findall(rules) == []
    assert set(re.findall(r"var\(--([a-z-]+)\)", rules)) <= {name for name, _ in COLOURS.values()}
