"""``python -m tests.sandbox.xero``: prints one JSON line when ready, then serves until SIGTERM or SIGINT."""

import argparse
import json
import os
import signal
import sys
from datetime import date

from tests.sandbox.xero.rates import Limits
from tests.sandbox.xero.running import INVOICES, ORGANISATIONS, SEED, build


def main() -> None:
    """Exits 0 once it is told to stop, 1 with one line where the port is taken."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    wanted = _arguments()
    books = (wanted.seed, wanted.invoices, wanted.organisations, wanted.today)
    try:
        xero, server, listener = build(
            wanted.port, *books, limits=None if wanted.unlimited else Limits(), gzip=wanted.gzip
        )
    except OSError as error:
        sys.exit(f"The stand-in Xero cannot listen on port {wanted.port}: {os.strerror(error.errno or 0)}")
    print(json.dumps(xero.as_dict()), flush=True)
    server.run(sockets=[listener])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.sandbox.xero", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--invoices", type=int, default=INVOICES, help="documents at /Invoices of each organisation")
    parser.add_argument("--organisations", type=int, default=ORGANISATIONS)
    parser.add_argument("--today", type=date.fromisoformat, help="YYYY-MM-DD; the books end a few days before it")
    parser.add_argument("--unlimited", action="store_true", help="without Xero's limits of calls, for bulk")
    parser.add_argument("--gzip", action="store_true", help="compress answers where the client takes it, as Xero does")
    return parser.parse_args()


if __name__ == "__main__":
    main()
