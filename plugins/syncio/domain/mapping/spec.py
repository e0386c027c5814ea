"""What a mapping file says: which tables, columns and transforms of FactorS hold SyncIO's records.

Nothing here is checked beyond its form: see `checks`, and for a live database `stores.factors.catalogue`.
"""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from syncio.errors import Misconfigured

FORM = 1
Record = Literal["client", "debtor", "invoice", "line"]

#: The values that a record offers to a column, by the names of the canonical form.
FIELDS: dict[Record, tuple[str, ...]] = {
    "client": ("name",),
    "debtor": ("external_id", "name", "tax_number", "email", "bank_account"),
    "invoice": (
        *("external_id", "kind", "number", "debtor", "issue_date", "due_date", "currency"),
        *("subtotal", "tax", "total", "reference", "state", "paid", "credited", "due"),
    ),
    "line": (
        *("position", "description", "quantity", "unit_price", "amount", "tax", "tax_type", "account", "item"),
        "tracking",
    ),
}
DATES = frozenset({"issue_date", "due_date"})
AMOUNTS = frozenset({"subtotal", "tax", "total", "paid", "credited", "due", "quantity", "unit_price", "amount"})
BALANCE = frozenset({"paid", "credited", "due"})


class Lookup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code that FactorS keeps in a table of its own: the value of `give` in the row whose `match` is the field's."""

    table: str
    match: str
    give: str


class ColumnSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"field": "from"}):
    """One column: exactly one of `from`, `text`, `constant` and `refers` says where its value comes from.

    `text`: several fields in one, `{number}/{currency}`. `refers`: a column of the row that this one belongs to,
    `invoice.id`. `missing` is what stands for a value that is not there. `once`: written with the row, never again.
    """

    type: str
    field: str | None = None
    text: str | None = None
    constant: str | None = None
    refers: str | None = None
    codes: dict[str, str] | None = None
    lookup: Lookup | None = None
    negative: tuple[str, ...] = ()
    scale: int | None = None
    round: int | None = None
    format: str | None = None
    cut: bool = False
    missing: str | UnsetType | None = UNSET
    once: bool = False


class TableSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table: `keys` tell its rows apart, FactorS fills `number`. With `creates: false` only people add rows."""

    table: str
    keys: tuple[str, ...]
    columns: dict[str, ColumnSpec]
    number: str | None = None
    number_type: str = "bigint"
    creates: bool = True


class FundingSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The view of what is funded. `invoice`: which of its columns equals which of the invoice's."""

    table: str
    invoice: dict[str, str]
    funded_at: str = "funded_at"
    amount: str = "amount"
    scale: int = 0


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file."""

    form: int
    name: str
    client: TableSpec
    debtor: TableSpec
    invoice: TableSpec
    line: TableSpec
    funding: FundingSpec

    def table(self, record: Record) -> TableSpec:
        tables: dict[Record, TableSpec] = {
            "client": self.client,
            "debtor": self.debtor,
            "invoice": self.invoice,
            "line": self.line,
        }
        return tables[record]


def spec_of(text: bytes, name: str) -> Spec:
    """Read a mapping file.

    :param name: the file, for the error.
    :raises Misconfigured: where it is no YAML, or has another form; the message names the place.
    """
    try:
        spec = msgspec.yaml.decode(text, type=Spec)
    except msgspec.DecodeError as error:
        raise Misconfigured(f"the mapping {name} cannot be read: {error}") from error
    if spec.form != FORM:
        raise Misconfigured(f"the mapping {name} is of form {spec.form}, and this version reads form {FORM}")
    return spec
