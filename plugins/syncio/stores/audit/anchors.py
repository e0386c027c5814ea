"""The folder of the anchors: files that are written once and never again, out of the database's reach."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from upath import UPath

from syncio.errors import Misconfigured, Unavailable


class Anchors:
    """A `file://` URL, or any other that fsspec knows; `<client>/<no>-<hash>.json` in it."""

    def __init__(self, url: str) -> None:
        try:
            self._path = UPath(url)
        except (ValueError, ImportError) as error:
            raise Misconfigured(f"SYNCIO_ANCHORS_URL cannot be used: {error}") from error

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole; one that is there stays as it is.

        :raises Unavailable: where the folder cannot be written.
        """
        path = self._path / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.protocol in {"file", "local", ""}:
                put_once(Path(path.path), content)
            else:
                with suppress(FileExistsError), path.open("xb") as file:  # an object store puts whole objects
                    file.write(content)
        except OSError as error:
            raise unavailable("written", error) from error

    def files(self, client: int | None = None) -> Iterator[tuple[str, bytes]]:
        """Every file's name and bytes, of one client or of all.

        :raises Unavailable: where the folder cannot be read.
        """
        try:
            for path in sorted(self._path.glob(f"{'*' if client is None else client}/*.json"), key=str):
                yield f"{path.parent.name}/{path.name}", path.read_bytes()
        except OSError as error:
            raise unavailable("read", error) from error


def put_once(path: Path, content: bytes) -> None:
    """Write a local file beside its place and give it its name, unless there is one; nobody leaves half a file."""
    handle, written = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, 0o444)
            file.write(content)
            file.flush()
            os.fsync(handle)
        with suppress(FileExistsError):
            os.link(written, path)
    finally:
        Path(written).unlink()


def unavailable(verb: str, error: OSError) -> Unavailable:
    reason = error.strerror or type(error).__name__
    return Unavailable(f"the anchors' folder cannot be {verb}: {reason}; check SYNCIO_ANCHORS_URL")
