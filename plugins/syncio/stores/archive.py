"""Files in one zip: the same bytes for the same files, wherever and whenever it is written."""

import io
import zipfile
from collections.abc import Mapping

from syncio.errors import Unreadable

#: The first moment that a zip can tell.
NEVER = (1980, 1, 1, 0, 0, 0)
UNIX, PLAIN = 3, 0o100644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Stored, not compressed: what compresses differs from machine to machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, NEVER)
            entry.create_system, entry.external_attr = UNIX, PLAIN
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """:raises Unreadable: where it is not, to the byte, what `zipped` makes of the files in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            packed = [entry.filename for entry in archive.infolist() if entry.compress_type != zipfile.ZIP_STORED]
            files = {} if packed else {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(f"the archive is damaged: {error}") from error
    if packed or zipped(files) != content:
        raise Unreadable("the archive is not as it was written")
    return files
