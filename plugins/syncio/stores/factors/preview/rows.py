"""The rows that one posting would add, change and delete."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from syncio.domain.mapping import Entity
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.preview.held import Held, Texts
from syncio.stores.factors.preview.shown import GIVEN, Cell, RowShown
from syncio.stores.factors.rows import (
    Party,
    debtor_of,
    header_of,
    line_records,
    party_of,
)
from syncio.stores.factors.shape import own_keys


@dataclass
class Rows:
    """Makes them for a batch; `introduced` are the debtors that an earlier posting of it adds."""

    held: Held
    introduced: set[str] = field(default_factory=set)

    def of(self, posting: Posting) -> list[RowShown]:
        """Those of one posting, which FactorS would take."""
        return list(self._debtor(posting) if posting.push_class == "debtor" else self._invoice(posting))

    def _debtor(self, posting: Posting) -> Iterator[RowShown]:
        entity = self.held.shape.mapping.debtor
        new = written(entity, party_of(debtor_of(posting.doc)))
        if (held := self.held.row(entity, new)) is not None:
            yield changed(entity, entity.changing(balance=False), held, new)

    def _invoice(self, posting: Posting) -> Iterator[RowShown]:
        entity, content = self.held.shape.mapping.invoice, posting.content
        new = written(entity, header_of(posting.external_id, content, posting.amounts))
        held = self.held.row(entity, new)
        owner, added = self._owner(posting)
        yield from added
        new |= self._client(entity) | {name: owner[of] for name, of in entity.referring("debtor").items()}
        balance = posting.push_class == "balance"
        if held is None:
            yield RowShown(entity.table, "add", [Cell(c.name, None, new[c.name]) for c in entity.columns])
        else:
            yield changed(entity, entity.changing(balance=balance), held, new)
        if not balance:
            yield from self._lines(posting, held or new)

    def _owner(self, posting: Posting) -> tuple[Texts, list[RowShown]]:
        """The debtor's row, and that it is added where FactorS has none."""
        entity, debtor = self.held.shape.mapping.debtor, posting.content.debtor
        empty = Party(debtor, None, None, None, None)
        keys = {key: entity.named[key].write(empty) for key in own_keys(entity)}
        if (found := self.held.row(entity, keys)) is not None:
            return found, []
        number: Texts = {entity.number: GIVEN} if entity.number else {}
        own = written(entity, party_of(debtor_of(posting.debtor))) if posting.debtor else dict(keys)
        row = own | self._client(entity) | number
        if debtor in self.introduced:
            return row, []
        self.introduced.add(debtor)
        return row, [RowShown(entity.table, "add", [Cell(c.name, None, row[c.name]) for c in entity.columns])]

    def _client(self, entity: Entity) -> Texts:
        """The columns that refer to the client."""
        row: Any = self.held.client
        return {name: str(row[of]) if row else GIVEN for name, of in entity.referring("client").items()}

    def _lines(self, posting: Posting, invoice: Texts) -> Iterator[RowShown]:
        """Old lines go and new ones come; those of one place are shown side by side."""
        entity = self.held.shape.mapping.line
        refer = {name: invoice.get(of, GIVEN) for name, of in entity.referring("invoice").items()}
        new = [refer | written(entity, record) for record in line_records(posting.content)]
        for old, one in zip_longest(self.held.lines(invoice), new):
            act = "change" if old and one else "add" if one else "delete"
            pairs = [(c.name, old and old[c.name], one and one[c.name]) for c in entity.columns]
            yield RowShown(entity.table, act, [Cell(*pair) for pair in pairs])  # type: ignore[arg-type]  # the three


def written(entity: Entity, record: Any) -> Texts:
    """A record's own columns, as they will be held."""
    return {c.name: c.type.text(value) for c, value in zip(entity.own, entity.write(record), strict=True)}


def changed(entity: Entity, names: list[str], held: Texts, new: Texts) -> RowShown:
    """What push sets of a row, and its keys, which stay."""
    keys = [Cell(key, held[key], held[key]) for key in entity.keys]
    return RowShown(entity.table, "change", keys + [Cell(name, held[name], new[name]) for name in names])
