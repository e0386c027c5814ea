"""A look into a kernel that a browser uses, from beside it."""

import time
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient

PATIENCE = 60

#: Print what of the environment or of the objects holds a text. The text comes backwards, so that it is not in here.
LOOK = """
import gc, os
wanted = {!r}[::-1]
def has(value):
    if isinstance(value, str):
        return value is not wanted and wanted in value
    return isinstance(value, (bytes, bytearray)) and wanted.encode() in value
def parts(value):  # tuples and dicts of plain values are tracked no more once they were collected
    yield value
    if isinstance(value, (tuple, dict)) and not gc.is_tracked(value):
        for each in gc.get_referents(value):
            yield from parts(each)
found = [name for name, value in os.environ.items() if has(value)]
for one in gc.get_objects():
    inside = (part for each in gc.get_referents(one) for part in parts(each))
    found += [type(one).__name__ + ' ' + repr(one)[:200] for part in inside if has(part)]
print(*found, sep='\\n')
del wanted, found
"""


def holders(connection: Path, text: str) -> list[str]:
    """Where a kernel holds a text, if anywhere."""
    return [line for line in run(connection, LOOK.replace("{!r}", repr(text[::-1]))).splitlines() if line]


def begun(connection: Path) -> None:
    """Wait for a kernel that was only just started: until it answers, its client takes it for dead."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            run(connection, "")
        except RuntimeError:
            if time.monotonic() > end:
                raise
        else:
            return


def run(connection: Path, code: str) -> str:
    """Run code in the kernel; what it prints."""
    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    printed: list[str] = []

    def keep(message: dict[str, Any]) -> None:
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])

    try:
        client.wait_for_ready(PATIENCE)
        reply = client.execute_interactive(code, store_history=False, timeout=PATIENCE, output_hook=keep)
        assert reply["content"]["status"] == "ok", reply["content"]
    finally:
        client.stop_channels()
    return "".join(printed)
