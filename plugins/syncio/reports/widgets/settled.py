"""Whether the browser shows what the kernel believes it shows.

A click says which button was pressed, not what stood beside it. Between a page that was turned here and the moment
the browser draws it, a click would decide a change that nobody has seen. So each time other changes are put into the
rows, a number is sent after them, which a link in the browser sends back: a click that came before it decides nothing.
"""

import ipywidgets as widgets


class Settled:
    """`moved` says that buttons belong to something else now; `here` whether the browser has drawn that."""

    def __init__(self) -> None:
        self.sent, self.returned = widgets.IntText(0), widgets.IntText(0)
        self.link = widgets.jsdlink((self.sent, "value"), (self.returned, "value"))

    def moved(self) -> None:
        self.sent.value += 1

    @property
    def here(self) -> bool:
        return bool(self.sent.value == self.returned.value)
