"""JupyterLab and a headless Chromium in front of it."""

import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from selenium import webdriver
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.sandbox.postgres.embedded import free_port

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
PATIENCE = 60.0
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
REDRAWN = (
    StaleElementReferenceException,
    ElementNotInteractableException,
    ElementClickInterceptedException,
    IndexError,
)
OPTIONS = (
    "--headless=new",
    "--no-sandbox",  # root may not use Chromium's own
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--window-size=1400,1700",
)


@contextmanager
def jupyterlab(home: Path, syncio_url: str) -> Iterator[str]:
    """JupyterLab on the project's notebooks, which knows SyncIO's address and nothing else; the notebook's URL."""
    port, token = free_port(), secrets.token_urlsafe()
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(home)} | {
        "PYTHONPATH": str(ROOT / "plugins"),
        "SYNCIO_URL": syncio_url,
        "JUPYTER_TOKEN": token,
    }
    argv = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    argv += [
        f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={ROOT / 'notebooks'}",
        "--LabApp.expose_app_in_browser=True",
    ]
    with (home / "jupyterlab.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603  # our own JupyterLab
            argv, env=environment, cwd=home, stdout=log, stderr=log
        )
    try:
        until_it_answers(f"http://127.0.0.1:{port}/api")
        yield f"http://127.0.0.1:{port}/lab/tree/sign_off.ipynb?token={token}"
    finally:
        ended(process)


def ended(process: subprocess.Popen[bytes]) -> None:
    """End it, by force where it does not listen: JupyterLab may wait for its kernels for good."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def until_it_answers(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            requests.get(url, timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{url} does not answer")


class Browser:
    """What a reviewer does with mouse and keyboard."""

    def __init__(self, home: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for option in (*OPTIONS, f"--user-data-dir={home / 'chromium'}"):
            options.add_argument(option)
        self.driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
        self.close = self.driver.quit

    def run_notebook(self, url: str) -> None:
        """Open a notebook and run all its cells."""
        self.driver.get(url)
        self.until(lambda: self.driver.find_elements(By.CSS_SELECTOR, IDLE))
        self.until(self.ran)

    def ran(self) -> bool:
        """Run all cells and look for what they show: JupyterLab drops what it is asked while it still loads."""
        self.driver.find_elements(By.CSS_SELECTOR, ".jp-CodeCell")[0].click()
        self.driver.execute_script("window.jupyterapp.commands.execute('notebook:run-all-cells')")
        end = time.monotonic() + 8
        while time.monotonic() < end:
            if self.shown("input[type=password]"):
                return True
            time.sleep(0.2)
        return False

    def until(self, look: Callable[[], object]) -> None:
        """Look again and again: JupyterLab draws its page anew while it loads."""
        WebDriverWait(self.driver, PATIENCE, ignored_exceptions=REDRAWN).until(lambda _: look())

    def shown(self, selector: str, text: str = "") -> list[WebElement]:
        """What the output shows of a kind, with a text in it."""
        found = self.driver.find_elements(By.CSS_SELECTOR, f".jp-OutputArea {selector}")
        return [element for element in found if element.is_displayed() and text in element.text]

    def press(self, text: str, kind: str = "button") -> None:
        def clicked() -> bool:
            self.shown(kind, text)[0].click()
            return True

        self.until(clicked)

    def type(self, kind: str, text: str) -> None:
        self.until(lambda: self.shown(f"input[type={kind}]"))
        self.shown(f"input[type={kind}]")[-1].send_keys(text)

    def sees(self, text: str) -> None:
        """Wait until the output says so."""
        self.until(lambda: any(text in output.text for output in self.shown(".jp-OutputArea-output")))
