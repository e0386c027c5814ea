"""A report's page in a browser: how it is opened, and what is seen of it."""

import base64
import io
import time
from collections.abc import Callable
from typing import Any

from pypdf import PdfReader

from tests.notebooks.browser import Browser

WIDTHS = {"laptop": (1366, 768), "phone": (390, 844), "narrow": (320, 640)}


class Page:
    """The page at an address of its own, and everything that was asked for there."""

    def __init__(self, browser: Browser, content: bytes) -> None:
        self.asked: list[str] = []
        self.driver = browser.driver
        self.content = content
        self.url = ""

    def open(self, screen: str = "laptop", scheme: str = "light", at: str = "") -> None:
        width, height = WIDTHS[screen]
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": screen != "laptop"}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        preferred = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": preferred})
        self.driver.get("about:blank")
        self.driver.get(self.url + at)

    def ask(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(f"return {script}", *given)

    def log(self) -> list[Any]:
        """What the console says since it was asked last."""
        return list(self.driver.get_log("browser"))  # type: ignore[no-untyped-call]

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not true():
            assert time.monotonic() < end
            time.sleep(0.1)

    def seen(self, text: str) -> bool:
        """Whether an element that says just this stands in the window."""
        inside = "(box => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight)(one.getBoundingClientRect())"
        return bool(
            self.ask(
                f"[...document.querySelectorAll('b,td')].some(one => one.innerText === arguments[0] && {inside})", text
            )
        )

    def beyond(self) -> list[str]:
        """What reaches beyond the window's right edge, be it folded or not."""
        self.ask("document.querySelectorAll('details').forEach(one => { one.open = true })")
        boxes = (
            "[...document.querySelectorAll('article :not(thead, thead *)')]"  # heads are for readers of screens there
        )
        outside = "one => one.getBoundingClientRect().right > innerWidth + 1"
        return list(self.ask(f"{boxes}.filter({outside}).map(one => one.outerHTML.slice(0, 80))"))

    def printed(self) -> list[str]:
        """The texts of its sheets of paper."""
        data = self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(base64.b64decode(data))).pages]
