"""What the rules may know of the invoices around each candidate: fetched set-wise, only where a rule will ask."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from syncio.domain.client import Client
from syncio.domain.identity import SEPARATORS, fingerprint, tax_key
from syncio.domain.invoice import Line
from syncio.domain.money import ZERO, sums
from syncio.domain.rules.context import Context, Gap, Other, Owing, Party, Past, Raises, Usual
from syncio.domain.rules.thresholds import Thresholds
from syncio.stores.compare.candidates import Found
from syncio.stores.compare.usual import Custom, Habits
from syncio.stores.database import Connection, statement


class Lined(msgspec.Struct, frozen=True):
    """The lines of `domain.invoice.Content`; the rest is passed over."""

    lines: tuple[Line, ...]


_lined = msgspec.json.Decoder(Lined).decode
Rows = list[tuple[Any, ...]]


class Contexts:
    """The contexts of one comparison's candidates, as of `now`.

    Each kind of knowledge is one statement over all the candidates that need it; none is run where nothing does.
    """

    def __init__(
        self, connection: Connection, client: Client, thresholds: Thresholds, now: datetime, found: Sequence[Found]
    ) -> None:
        self._connection = connection
        self._client = client
        self.thresholds = thresholds
        self._now = now
        self._zone = ZoneInfo(client.timezone)
        self.today = self.day(now)
        self._party = Party(tax_key=tax_key(client.tax_number), mail_domains=tuple(client.email_domains))
        self._found = found
        self._habits = Habits(None, {})
        self._numbered: dict[int, list[Other]] = defaultdict(list)
        self._kin: dict[int, list[Other]] = defaultdict(list)
        self._past: dict[int, list[Past]] = defaultdict(list)
        self._whose: dict[int, tuple[Party, date]] = {}
        self._owing: dict[int, Owing] = {}
        self._gaps: dict[int, list[Gap]] = defaultdict(list)
        self._raises: dict[int, tuple[str, Decimal]] = {}
        self._raised: dict[str, Decimal] = {}
        self._raising: set[int] = set()
        self._leaders: set[int] = set()
        if found:
            self._fetch()

    @property
    def baseline(self) -> date | None:
        """What was first seen by this day is the client's history; None while all of it is."""
        return self._habits.baseline

    def local(self, moment: datetime) -> datetime:
        """A moment as the client's clocks show it."""
        return moment.astimezone(self._zone)

    def day(self, moment: datetime) -> date:
        return self.local(moment).date()

    def of(self, candidate: Found) -> Context:
        party, since = self._whose.get(candidate.record, (Party(), None))
        return Context(
            numbered=tuple(self._numbered.get(candidate.record, ())),
            kin=tuple(self._kin.get(candidate.record, ())),
            past=tuple(self._past.get(candidate.record, ())),
            client=self._party,
            debtor=party,
            debtor_since=since,
            owing=self._owing.get(candidate.record, Owing()),
            raises=self._other_raises(candidate),
            gaps=tuple(self._gaps.get(candidate.record, ())),
            usual=self._habits.usual.get(candidate.currency, Usual()),
            leads=candidate.record in self._leaders,
        )

    def _fetch(self) -> None:
        custom = Custom(self._connection, self._client, self.thresholds, self.today)
        self._habits = custom.habits()
        entering = [each for each in self._found if each.enters]
        if any(each.before_n is None for each in entering):
            self._habits = Habits(self._habits.baseline, custom.with_lately(self._habits.usual))
            self._leaders = largest((each, each.total) for each in entering if each.before_n is None)
        live = [each for each in entering if not self._closed_history(each)]
        self._fetch_numbers([*live, *(each for each in self._found if each.renumbered)])
        self._fetch_kin([*live, *(each for each in self._found if each.cancelled)])
        self._fetch_accounts([each for each in self._found if each.adds])
        self._fetch_gaps([each for each in entering if each.before_n is None])
        self._fetch_raises([each for each in self._found if each.rise])

    def _closed_history(self, each: Found) -> bool:
        """As `Case.closed_history`: such documents are most of a client's first review, and no rule asks about them."""
        past = self.baseline is not None and self.day(each.first_seen) > self.baseline
        return each.due <= ZERO and not past

    def _fetch_numbers(self, asking: Sequence[Found]) -> None:
        for record, *other in self._rows("numbers", asking, separators=SEPARATORS):
            self._numbered[record].append(another(None, *other))

    def _fetch_kin(self, asking: Sequence[Found]) -> None:
        limits = self.thresholds
        part = max(limits.part("near_duplicate", "percent"), limits.part("rebilled", "percent"))
        days = max(limits.whole("near_duplicate", "days"), limits.whole("rebilled", "days"), 1)
        cancelled = [each.cancelled for each in asking]
        kin = self._rows("kin", asking, cancelled=cancelled, days=days, part=part)
        having = {row[0] for row in kin}
        asking = [each for each in asking if each.record in having]
        past = self._rows("past", asking, part=part)
        lines = self._lines({row[1] for row in (*kin, *past)})
        for record, which, *other in kin:
            self._kin[record].append(another(lines.get(which), *other))
        for record, which, number, issued in past:
            self._past[record].append(Past(number, issued, lines.get(which)))

    def _lines(self, records: Iterable[int]) -> dict[int, bytes]:
        """The fingerprints of these invoices' lines."""
        query, asked = statement("compare", "lines").encode(), {"records": list(records)}
        if not asked["records"]:
            return {}
        with self._connection.cursor() as cursor:
            return {record: fingerprint(_lined(doc).lines) for record, doc in cursor.stream(query, asked, size=100)}

    def _fetch_accounts(self, asking: Sequence[Found]) -> None:
        for record, tax, domain, since in self._rows("whose", asking):
            party = Party(tax_key=tax, mail_domains=(domain,) if domain else ())
            self._whose[record] = (party, self.day(since))
        limits = {
            "age": self.thresholds.whole("aged", "days"),
            "past_due": self.thresholds.whole("aged", "past_due"),
            "part": self.thresholds.part("concentration", "percent"),
        }
        for record, balance, aged, payable, newer, ledger in self._rows("owing", asking, **limits):
            self._owing[record] = Owing(
                balance=balance or ZERO, aged=aged or ZERO, payable=payable or ZERO, newer=newer, ledger=ledger
            )

    def _fetch_gaps(self, asking: Sequence[Found]) -> None:
        if self.baseline is None:
            return
        history = datetime.combine(self.baseline + timedelta(days=1), time(), self._zone)
        days = self.thresholds.whole("number_gap", "days")
        for record, below, above, missing in self._rows("gaps", asking, baseline=history, days=days):
            self._gaps[record].append(Gap(below, above, missing))

    def _fetch_raises(self, asking: Sequence[Found]) -> None:
        since = self._now - timedelta(days=self.thresholds.whole("drip", "days"))
        for record, currency, raised in self._rows("raises", asking, since=since, until=self._now):
            self._raises[record] = (currency, raised)
        self._raises |= {each.record: (each.currency, each.rise) for each in asking}
        self._raised = sums(self._raises.values())
        self._raising = largest((each, each.rise) for each in asking)

    def _other_raises(self, candidate: Found) -> Raises | None:
        if candidate.record not in self._raising:
            return None
        return Raises(len(self._raises) - 1, self._raised[candidate.currency] - candidate.rise)

    def _rows(self, name: str, asking: Sequence[Found], **values: Any) -> Rows:
        """Ask about these candidates; about none, nothing is asked."""
        if not asking:
            return []
        asked = {"client": self._client.id, "zone": self._client.timezone, "today": self.today}
        records = {"records": [each.record for each in asking]}
        return self._connection.execute(statement("compare", name).encode(), asked | records | values).fetchall()


def another(
    lines: bytes | None, own: bool, external_id: str, number: str, issued: date, total: Decimal, cancelled: date | None
) -> Other:
    """Of another client's invoice the id is left out."""
    return Other(
        own=own,
        external_id=external_id if own else "",
        number=number,
        issue_date=issued,
        total=total,
        cancelled=cancelled,
        lines=lines,
    )


def largest(candidates: Iterable[tuple[Found, Decimal]]) -> set[int]:
    """Of each currency the one with the largest amount; of equal ones the first."""
    best: dict[str, tuple[Decimal, int]] = {}
    for each, amount in candidates:
        best[each.currency] = max(best.get(each.currency, (amount, -each.record)), (amount, -each.record))
    return {-record for _, record in best.values()}
