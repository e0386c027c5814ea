"""What the rules may know of the invoices around each candidate: fetched set-wise, only where a rule will ask."""

from collections.abc import Sequence
from datetime import date

from syncio.domain.identity import tax_key
from syncio.domain.money import ZERO
from syncio.domain.rules.context import Context, Owing, Party, Usual
from syncio.stores.compare import accounts, likeness
from syncio.stores.compare.asking import Asking
from syncio.stores.compare.candidates import Found
from syncio.stores.compare.usual import Custom, Habits


class Contexts:
    """The contexts of one comparison's candidates."""

    def __init__(self, asking: Asking, found: Sequence[Found]) -> None:
        client = asking.client
        self._asking = asking
        self._party = Party(tax_key=tax_key(client.tax_number), mail_domains=tuple(client.email_domains))
        entering = [each for each in found if each.enters]
        new = [each for each in entering if each.before_n is None]
        self._habits = self._worked_out(entering, new)
        self._leaders = {each.record for each in accounts.largest((each, each.total) for each in new)}
        live = [each for each in entering if not self._closed_history(each)]
        self._numbered = likeness.numbered(asking, [*live, *(each for each in found if each.renumbered)])
        self._kin, self._past = likeness.kin(asking, [*live, *(each for each in found if each.cancelled)])
        adding = [each for each in found if each.adds]
        self._whose = accounts.whose(asking, adding)
        self._owing = accounts.owing(asking, adding)
        self._raises = accounts.raises(asking, [each for each in found if each.rise])
        self._gaps = accounts.gaps(asking, new, self.baseline)

    @property
    def baseline(self) -> date | None:
        """What was first seen by this day is the client's history; None while all of it is."""
        return self._habits.baseline

    def of(self, candidate: Found) -> Context:
        record = candidate.record
        party, since = self._whose.get(record, (Party(), None))
        return Context(
            numbered=tuple(self._numbered.get(record, ())),
            kin=tuple(self._kin.get(record, ())),
            past=tuple(self._past.get(record, ())),
            client=self._party,
            debtor=party,
            debtor_since=since,
            owing=self._owing.get(record, Owing()),
            raises=self._raises.get(record),
            gaps=tuple(self._gaps.get(record, ())),
            usual=self._habits.usual.get(candidate.currency, Usual()),
            leads=record in self._leaders,
        )

    def _worked_out(self, entering: Sequence[Found], new: Sequence[Found]) -> Habits:
        """How the client usually invoices, where something enters: nothing else is held against that."""
        if not entering:
            return Habits(None, {})
        custom = Custom(self._asking)
        habits = custom.habits()
        return Habits(habits.baseline, custom.with_lately(habits.usual)) if new else habits

    def _closed_history(self, each: Found) -> bool:
        """As `Case.closed_history`: such documents are most of a client's first review, and no rule asks about them."""
        past = self.baseline is not None and self._asking.day(each.first_seen) > self.baseline
        return each.due <= ZERO and not past
