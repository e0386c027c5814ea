"""The folder a review's reports are published in: whole files or none."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from upath import UPath

from syncio.errors import Misconfigured, Unavailable


class Folder:
    """One folder under SYNCIO_REPORTS_URL, a `file://` URL or any other that fsspec knows."""

    def __init__(self, reports_url: str, client: int, review: int) -> None:
        try:
            self.path = UPath(reports_url) / str(client) / f"review-{review}"
        except (ValueError, ImportError) as error:
            msg = f"SYNCIO_REPORTS_URL cannot be used: {error}"
            raise Misconfigured(msg) from error

    @property
    def url(self) -> str:
        return self.path.as_uri()

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None where it is not there.

        :raises Unavailable: where the folder cannot be read.
        """
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unavailable("read", self.url, error) from error

    def write(self, name: str, content: bytes) -> None:
        """Publish a file: readers see all of it or nothing.

        :raises Unavailable: where the folder cannot be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if self.path.protocol in {"file", "local", ""}:
                replace(Path(self.path.path) / name, content)
            else:
                (self.path / name).write_bytes(content)  # an object store puts whole objects
        except OSError as error:
            raise unavailable("written", self.url, error) from error


def highest_review(reports_url: str) -> int:
    """The highest number of a review that anything was ever published of; 0 where there is none."""
    numbers = [path.name.removeprefix("review-") for path in UPath(reports_url).glob("*/review-*")]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def replace(path: Path, content: bytes) -> None:
    """Write a local file beside its place, then move it there."""
    handle, written = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, 0o644)
            file.write(content)
            file.flush()
            os.fsync(handle)
        Path(written).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(written).unlink()
        raise


def unavailable(verb: str, url: str, error: OSError) -> Unavailable:
    reason = error.strerror or type(error).__name__
    return Unavailable(f"the reports' folder cannot be {verb}: {reason}; check SYNCIO_REPORTS_URL", url=url)
