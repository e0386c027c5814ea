"""Files that a browser saves. They travel in a link: no server but SyncIO's ever holds them."""

import base64
from dataclasses import dataclass

from markupsafe import Markup

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
KILO = 1000


@dataclass(frozen=True)
class File:
    """What is saved under `name`, whose ending is one of `MEDIA_TYPES`."""

    name: str
    content: bytes

    @property
    def link(self) -> Markup:
        """An address that is the file itself; a browser saves it from a link that has the attribute `download`."""
        media_type = MEDIA_TYPES[self.name.rpartition(".")[2]].replace(" ", "")
        return Markup("data:{};base64,{}").format(media_type, base64.b64encode(self.content).decode())

    @property
    def size(self) -> str:
        """`812 bytes`, `45 kB`, `1.2 MB`."""
        count = len(self.content)
        if count < KILO:
            return f"{count} bytes"
        return f"{count / KILO:,.0f} kB" if count < KILO**2 else f"{count / KILO**2:,.1f} MB"
