"""A headless Chromium, and what a reviewer does in it with mouse and keyboard."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
PATIENCE = 30.0
RUN = 8  # seconds until the cells are run once more
DESK = ".sy-desk"
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
OPTIONS = (
    "--headless=new",
    "--no-sandbox",  # root may not use Chromium's own
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--window-size=1366,768",
)
#: Press a button, and call back with the milliseconds until something is drawn that shows it was done.
TIMED = """
const [button, css, text] = arguments, done = arguments[arguments.length - 1], begin = performance.now();
const shown = () => [...document.querySelectorAll('.sy-desk ' + css)].some(
    one => one.offsetParent !== null && one.textContent.includes(text));
const look = () => shown() ? requestAnimationFrame(() => done(performance.now() - begin)) : requestAnimationFrame(look);
button.click(); look();
"""


class Browser:
    """One window. Every `sees` and every press waits: Jupyter draws its page anew while it loads."""

    def __init__(self, home: Path) -> None:
        self.home = home
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        for option in (*OPTIONS, f"--user-data-dir={home / 'chromium'}"):
            options.add_argument(option)
        self.downloads = home / "downloads"
        options.add_experimental_option("prefs", {"download.default_directory": str(self.downloads)})
        self.driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
        self.driver.set_script_timeout(PATIENCE)
        self.close = self.driver.quit

    def open(self, url: str) -> None:
        """Open a page with nothing left of the one before: neither cookies nor what was asked for."""
        self.driver.get("about:blank")
        self.driver.delete_all_cookies()
        self.requested()
        self.driver.get(url)

    def run_all_cells(self) -> None:
        """Press Shift+Enter on each; JupyterLab drops it while it still loads, so do it until the desk is there."""

        def ran() -> bool:
            for cell in self.driver.find_elements(By.CSS_SELECTOR, ".jp-CodeCell"):
                cell.find_element(By.CSS_SELECTOR, ".cm-content").click()
                ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(Keys.ENTER).key_up(Keys.SHIFT).perform()
            WebDriverWait(self.driver, RUN).until(lambda _: self.shown("label", "Password"))
            return True

        self.until(lambda: self.driver.find_elements(By.CSS_SELECTOR, IDLE))
        self.until(ran)

    def log_in(self, user: str, password: str) -> None:
        """Type both, and press Enter."""
        self.type("User name", user)
        self.type("Password", password + "\n")

    def until(self, look: Callable[[], object]) -> Any:
        """Look again and again, whatever is not there yet or not any more."""
        wait = WebDriverWait(self.driver, PATIENCE, 0.1, ignored_exceptions=(WebDriverException, IndexError))
        try:
            return wait.until(lambda _: look())
        except TimeoutException:
            picture = self.home / "at_the_end.png"
            self.driver.save_screenshot(str(picture))
            raise AssertionError(f"it did not come to that ({picture}):\n{self.text}") from None

    def shown(self, selector: str, text: str = "") -> list[WebElement]:
        """What the desk shows of a kind, with a text in it."""
        found = self.driver.find_elements(By.CSS_SELECTOR, f"{DESK} {selector}")
        return [element for element in found if text in element.text and element.is_displayed()]

    def sees(self, text: str) -> None:
        """Wait until the desk says so."""
        self.until(lambda: text in self.text)

    @property
    def text(self) -> str:
        return "\n".join(desk.text for desk in self.driver.find_elements(By.CSS_SELECTOR, DESK))

    def button(self, text: str, within: str = "") -> WebElement:
        """A button that can be pressed now; the first of this name."""
        enabled = [one for one in self.shown(f"{within} button", text) if one.is_enabled()]
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", enabled[0])
        return enabled[0]

    def press(self, text: str, within: str = "") -> None:
        def pressed() -> bool:
            self.button(text, within).click()
            return True

        self.until(pressed)

    def press_twice(self, text: str, within: str = "") -> None:
        self.until(lambda: self.button(text, within))
        ActionChains(self.driver).double_click(self.button(text, within)).perform()

    def timed(self, text: str, css: str, shows: str, within: str = "") -> float:
        """Milliseconds from a press until the desk has drawn an element that shows this."""
        button = self.until(lambda: self.button(text, within))
        return float(self.driver.execute_async_script(TIMED, button, css, shows))

    def save(self, link: str, name: str) -> bytes:
        """Press a link to a file; what arrives under its name in the folder for downloads."""
        path = self.downloads / name
        path.unlink(missing_ok=True)

        def pressed() -> bool:
            self.shown("a", link)[0].click()
            return True

        self.until(pressed)
        self.until(path.exists)
        return path.read_bytes()

    def field(self, label: str) -> WebElement:
        """The field that stands under a label."""
        labels = [one for one in self.shown("label") if one.text == label]
        return self.driver.find_element(By.ID, str(labels[0].get_attribute("for")))

    def type(self, label: str, text: str) -> None:
        """Type into a field after what stands there."""
        self.until(lambda: self.field(label)).send_keys(text)

    def choose(self, label: str, option: str) -> None:
        Select(self.until(lambda: self.field(label))).select_by_visible_text(option)

    def choose_beginning(self, label: str, option: str) -> bool:
        """Choose the option that begins so."""
        box = Select(self.field(label))
        [found] = [one.text for one in box.options if one.text.startswith(option)]
        box.select_by_visible_text(found)
        return True

    def clear(self, label: str) -> None:
        """Take out what stands in a field, with the keyboard."""
        self.until(lambda: self.field(label)).send_keys(Keys.CONTROL, "a", Keys.DELETE)

    def pick(self, label: str, day: date) -> None:
        """Type a day into a field for days."""
        self.until(lambda: self.field(label)).send_keys(f"{day:%m%d%Y}")

    def requested(self) -> list[str]:
        """The addresses that were asked for since the last call, but for what pages carry in themselves."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]  # type: ignore[no-untyped-call]
        sent = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith(("data:", "blob:", "chrome:"))]
