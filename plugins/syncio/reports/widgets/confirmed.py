"""A button that says what it is about to do, and does it on the second press."""

from collections.abc import Callable

import ipywidgets as widgets


class Confirmed(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """`ask` gives the sentence to be confirmed, or '' where there is nothing to do; `act` then does it."""

    def __init__(self, name: str, ask: Callable[[], str], act: Callable[[], None]) -> None:
        self.ask, self.act = ask, act
        wide = {"width": "auto"}
        self.start = widgets.Button(description=name, layout=wide)
        self.question = widgets.Label(layout={"height": "auto"}, style={"text_wrap": True})
        self.yes = widgets.Button(description=f"Yes: {name[:1].lower()}{name[1:]}", button_style="primary", layout=wide)
        self.no = widgets.Button(description="No", layout=wide)
        self.start.on_click(lambda _: self.pose())
        self.yes.on_click(lambda _: self.confirm())
        self.no.on_click(lambda _: self.reset())
        self.second = widgets.VBox([self.question, widgets.HBox([self.yes, self.no])], layout={"display": "none"})
        super().__init__([self.start, self.second], layout={"margin": "6px 0"})

    def pose(self) -> None:
        self.question.value = self.ask()
        self.second.layout.display = "" if self.question.value else "none"

    def confirm(self) -> None:
        """Act once, however often it is pressed."""
        if self.second.layout.display != "none":
            self.reset()
            self.act()

    def reset(self) -> None:
        self.second.layout.display = "none"
