"""The small things that the desk's widgets are made of. All of them share one layout: looks stand in the style sheet.

Controls have words and signs of the alphabet for names, no icons: those would be asked for over the network.
"""

from collections.abc import Callable, Sequence
from functools import cache

import ipywidgets as widgets
from ipywidgets.widgets.widget_string import HTMLStyle

GONE = "sy-gone"
BACK, ON = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


@cache
def layout() -> widgets.Layout:
    """The layout of every widget here; empty, and one message to the browser in place of hundreds."""
    return widgets.Layout()


@cache
def button_style() -> widgets.ButtonStyle:
    return widgets.ButtonStyle()


@cache
def html_style() -> HTMLStyle:
    return HTMLStyle()


def button(name: str, act: Callable[[], None], *looks: str, primary: bool = False) -> widgets.Button:
    """A button that calls `act`; `looks` are classes of the style sheet."""
    kind = "primary" if primary else ""
    made = widgets.Button(description=name, button_style=kind, layout=layout(), style=button_style())
    made.on_click(lambda _: act())
    return dressed(made, *looks)


def html(*looks: str) -> widgets.HTML:
    """A place for markup that was rendered by a template of ours."""
    return dressed(widgets.HTML(layout=layout(), style=html_style()), *looks)


def column(children: Sequence[widgets.Widget], *looks: str) -> widgets.VBox:
    return dressed(widgets.VBox(children, layout=layout()), *looks)


def bar(children: Sequence[widgets.Widget], *looks: str) -> widgets.HBox:
    """Widgets side by side, as many as there is room for."""
    return dressed(widgets.HBox(children, layout=layout()), "sy-bar", *looks)


def text(name: str, placeholder: str = "", *, secret: bool = False) -> widgets.Text:
    """A field that tells what was typed when it is left or Enter is pressed."""
    kind = widgets.Password if secret else widgets.Text
    return kind(description=name, placeholder=placeholder, continuous_update=False, layout=layout())


def choice(name: str, options: Sequence[tuple[str, str]]) -> widgets.Dropdown:
    return widgets.Dropdown(description=name, options=options, layout=layout())


def dressed(widget: widgets.DOMWidget, *looks: str) -> widgets.DOMWidget:
    """Give a widget its classes."""
    for look in looks:
        widget.add_class(look)
    return widget


def show(widget: widgets.DOMWidget, shown: bool = True) -> None:
    """Show a widget, or hide it and all that is in it."""
    if shown:
        widget.remove_class(GONE)
    else:
        widget.add_class(GONE)


def is_shown(widget: widgets.DOMWidget) -> bool:
    return GONE not in widget._dom_classes  # noqa: SLF001  # ipywidgets has no other way to ask
