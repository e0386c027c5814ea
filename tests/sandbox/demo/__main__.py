"""`make demo`."""

import sys
import time
import traceback
from collections.abc import Callable

from tests.sandbox.demo.days import SecondDay, first_day, third_day
from tests.sandbox.demo.figures import Summary, approved_gross, difference
from tests.sandbox.demo.house import House
from tests.sandbox.demo.people import DemoError
from tests.sandbox.stack import Stack, StackError
from tests.sandbox.stack.stack import ROOT

KEPT = ROOT / "var" / "demo"


def main() -> int:
    """Play the demo; 0 where all of it went as promised."""
    summary = Summary()

    def say(text: str) -> None:
        print(f"{time.monotonic() - summary.started:6.1f} s  {text}", flush=True)

    try:
        play(summary, say)
    except (DemoError, StackError) as error:
        print(f"demo: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("demo: stopped; every process has ended", file=sys.stderr)
    except Exception:  # noqa: BLE001  # whatever it was: the summary must say that it failed
        traceback.print_exc()
    summary.write(KEPT / "summary.json")
    return 0 if summary.ok else 1


def play(summary: Summary, say: Callable[[str], None]) -> None:
    say("starting PostgreSQL, the stand-in Xero and Airflow")
    with Stack(KEPT, fresh=True) as stack:
        house = House(stack, say)
        say(f"everything is up: Airflow at {stack.api}")
        house.move_in()
        summary.days.append(first_day(house))
        second = SecondDay(house)
        summary.days.append(second.play())
        summary.days.append(third_day(house, second))
        worst = difference(approved_gross(stack.records), house.book.gross())
        summary.difference = f"{worst:.2f}"
        summary.ok = worst == 0
    print(f"\n{summary.table()}\n")
    say(f"FactorS differs from what was approved by {summary.difference}; reports: {KEPT / 'reports'}")


if __name__ == "__main__":
    sys.exit(main())
