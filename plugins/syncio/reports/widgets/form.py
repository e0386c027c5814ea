"""Fields made of their description; what stands in them is kept elsewhere, with every change of theirs."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import ipywidgets as widgets

from syncio.inert import visible
from syncio.reports.fields import Field, Fields
from syncio.reports.widgets.parts import choice, layout, text


class Form(widgets.Box):  # type: ignore[misc]  # ipywidgets is untyped
    """`kept` is called with a field's name and what stands in it now."""

    def __init__(self, kept: Callable[[str, str], None]) -> None:
        self.kept = kept
        self.fields: dict[str, widgets.Widget] = {}
        super().__init__([], layout=layout())
        self.add_class("sy-fields")

    def draw(self, fields: Fields, filled: Mapping[str, str]) -> None:
        """Make the fields, with this in them."""
        self.fields = {field.name: made(field, filled[field.name]) for field in fields}
        for name, widget in self.fields.items():
            widget.observe(partial(self._keep, name), "value")
        self.children = tuple(self.fields.values())

    def _keep(self, name: str, change: Mapping[str, Any]) -> None:
        value = change["new"]
        self.kept(name, value.isoformat() if isinstance(value, date) else value or "")


def made(field: Field, value: str) -> widgets.Widget:
    """A field with a value, which is left empty where it can be chosen no longer."""
    if field.is_day:
        return widgets.DatePicker(
            description=field.label, value=date.fromisoformat(value) if value else None, layout=layout()
        )
    if field.options:
        box = choice(field.label, [(visible(name), meant) for name, meant in field.options])
        box.value = value if value in {meant for _, meant in field.options} else field.options[0][1]
        return box
    box = text(field.label, field.hint)
    box.continuous_update, box.value = True, value
    return box
