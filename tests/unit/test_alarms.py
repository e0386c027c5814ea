"""The pages of the alarms: all there, all linked, and what they quote is what the program says."""

import re
from pathlib import Path

import pytest

import syncio

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "alarms").glob("*.md"))
HEADINGS = [
    "What you see",
    "What it means",
    "What is safe meanwhile",
    "What to do",
    "How you know that it is over",
]
SOURCE = "".join(path.read_text() for path in Path(syncio.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_every_answer_and_the_readme_links_it(page: Path) -> None:
    assert re.findall(r"^## (.+)$", page.read_text(), re.MULTILINE) == HEADINGS
    assert f"(docs/alarms/{page.name})" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_quotes_is_what_the_program_says(page: Path) -> None:
    seen = page.read_text().partition("## What you see")[2].partition("##")[0]
    assert [quote for quote in re.findall(r'"([^"]+)"', seen) if quote not in SOURCE] == []


def test_the_readme_links_no_page_that_is_missing() -> None:
    linked = set(re.findall(r"\(docs/alarms/([a-z-]+)\.md\)", (ROOT / "README.md").read_text()))
    assert linked == {page.stem for page in PAGES}
