"""By whose right a review is decided, where the reviewer has more than one."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.inert import visible
from syncio.reports.desk import Desk
from syncio.reports.widgets.parts import choice, layout, show


class Authority(widgets.Box):  # type: ignore[misc]  # ipywidgets is untyped
    """Calls `changed` with who has delegated the right that is chosen; '' is the reviewer's own."""

    def __init__(self, desk: Desk, changed: Callable[[str], None]) -> None:
        self.desk, self.changed = desk, changed
        self.listening = True
        self.box = choice("Decide for", [("", "")])
        self.box.observe(lambda _: self._apply(), "value")
        super().__init__([self.box], layout=layout())
        self.add_class("sy-authority")

    def show(self) -> None:
        """Show the rights there are, and the chosen one though it may be gone: no other is used silently."""
        review, chosen = self.desk.review, self.desk.on_behalf_of
        rights = [right.authority for right in review.rights] if review else []
        own = self.desk.user in rights
        lent = [name for name in rights if name != self.desk.user]
        if chosen and chosen not in lent:
            lent.append(chosen)
        self.listening = False
        options = [("yourself" if own else "choose ...", ""), *((visible(name), name) for name in lent)]
        if self.box.options != tuple(options):
            self.box.options = options
        self.box.value = chosen or ""
        self.listening = True
        decides = review is not None and (review.closed is None or review.rejected > 0)
        show(self, decides and bool(chosen or len(rights) > 1))

    def _apply(self) -> None:
        if self.listening:
            self.changed(self.box.value)
