from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case


def number_gap(case: Case) -> Iterator[Flag]:
    """Numbers of this one's sequence have been missing for some days: info, with the first invoice that comes then."""
    gaps = case.context.gaps
    if not case.enters or not gaps:
        return
    missing = sum(gap.missing for gap in gaps)
    what = "One number has" if missing == 1 else f"{missing} numbers have"
    where = ", ".join(f"between {gap.below} and {gap.above}" for gap in gaps[:3])
    yield Flag(
        rule="number_gap",
        severity="info",
        sentence=f"{what} been missing from this sequence for more than "
        f"{case.thresholds.whole('number_gap', 'days')} days: {where}{' and more' if gaps[3:] else ''}.",
        evidence={"missing": str(missing), "gaps": str(len(gaps)), "below": gaps[0].below, "above": gaps[0].above},
    )
