"""Long work, a step at a time: how far it is, and a button that stops it between two steps."""

import asyncio
from collections.abc import Callable, Iterator

import ipywidgets as widgets

from syncio.reports.desk import Progress
from syncio.reports.rendering import render
from syncio.reports.widgets.parts import bar, button, layout, show

BREATH = 0.02  # seconds in which a click reaches the kernel


class Work(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Runs one thing at a time beside the kernel's other messages; `task` is it, None where nothing is done."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self.text = widgets.HTML(layout=layout())
        self.progress = widgets.IntProgress(layout=layout())
        self.stop = button("Stop after this step", stop)
        self.task: asyncio.Task[None] | None = None
        super().__init__([self.text, self.progress, bar([self.stop])], layout=layout())
        self.add_class("sy-panel")
        show(self, False)

    @property
    def busy(self) -> bool:
        return self.task is not None

    def start(self, steps: Iterator[Progress], finished: Callable[[], None], *, shown: bool = True) -> None:
        """Do the steps, then call `finished`. Ignored while something is being done."""
        if not self.busy:
            self.task = asyncio.get_running_loop().create_task(self._run(steps, finished, shown))

    async def _run(self, steps: Iterator[Progress], finished: Callable[[], None], shown: bool) -> None:
        try:
            if shown:
                self.show(Progress("Working"))
            await asyncio.sleep(BREATH)
            for progress in steps:
                if shown:
                    self.show(progress)
                await asyncio.sleep(max(progress.pause, BREATH))
        finally:
            self.task = None
            show(self, False)
            finished()

    def show(self, progress: Progress) -> None:
        self.text.value = render("progress.html", progress=progress)
        self.progress.max, self.progress.value = max(progress.total, 1), progress.done
        show(self)
