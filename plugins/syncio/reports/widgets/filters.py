"""Which changes are listed, and in which order."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.inert import visible
from syncio.reports.desk import Desk
from syncio.reports.rendering import words
from syncio.reports.widgets.parts import button, choice, layout, text

STATES = (
    ("To decide", "undecided"),
    ("Approved", "approved"),
    ("Rejected", "rejected"),
    ("Superseded", "superseded"),
    ("All", ""),
)
SEVERITIES = (("All", ""), ("Blocked", "block"), ("Look", "look"), ("Note", "info"), ("No flag", "none"))
SORTS = (
    ("Risk, as reported", "risk"),
    ("Money at stake", "at_stake"),
    ("Amount", "amount"),
    ("Number", "number"),
    ("Debtor", "debtor"),
)


class Filters(widgets.Box):  # type: ignore[misc]  # ipywidgets is untyped
    """Calls `changed` with the conditions, when one of them is another."""

    def __init__(self, desk: Desk, changed: Callable[[dict[str, str]], None]) -> None:
        self.desk, self.changed = desk, changed
        self.boxes: dict[str, widgets.Widget] = {
            "state": choice("Show", STATES),
            "severity": choice("Severity", SEVERITIES),
            "rule": choice("Rule", [("All", "")]),
            "text": text("Search", "number or debtor"),
            "sort": choice("Sort by", SORTS),
        }
        self.listening = True
        for box in self.boxes.values():
            box.observe(lambda _: self._apply(), "value")
        self.reset = button("Show all", self.clear, "sy-plain")
        super().__init__([*self.boxes.values(), self.reset], layout=layout())
        self.add_class("sy-filters")

    def show(self) -> None:
        """Show the conditions that the desk has; of rules those that fired in its review."""
        self.listening = False
        fired = self.desk.summary.rules if self.desk.summary else ()
        options = [("All", ""), *((visible(f"{words(each.rule)} ({each.changes})"), each.rule) for each in fired)]
        if self.boxes["rule"].options != tuple(options):
            self.boxes["rule"].options = options
        for name, box in self.boxes.items():
            box.value = self.desk.wanted.get(name, "risk" if name == "sort" else "")
        self.listening = True

    def clear(self) -> None:
        """Take all conditions away at once."""
        self.changed({})

    def _apply(self) -> None:
        if self.listening:
            self.changed({name: box.value.strip() for name, box in self.boxes.items()})
