"""What requests may say. Answers are the stores' and stages' own structs, encoded as they are."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

import msgspec
from fastapi import Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from syncio.domain.amendment import Amends
from syncio.domain.names import LONGEST
from syncio.domain.policy import Allowance, PolicyKind
from syncio.domain.review import Decision, Verdict

MOST_DECISIONS = 20_000

#: PostgreSQL's texts hold every character but this one.
NO_NUL = r"^[^\x00]*$"
#: A filter's empty text is no condition.
Everything = Literal[""]
Id = Annotated[int, Path(ge=1, le=2**63 - 1)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=NO_NUL)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, pattern=NO_NUL)]
Value = Annotated[str, StringConstraints(max_length=2000, pattern=NO_NUL)]
Text = Annotated[str, Query(max_length=200, pattern=NO_NUL)]
ClientName = Annotated[str, Query(min_length=1, max_length=200, pattern=NO_NUL)]
RuleName = Annotated[str, Query(max_length=64, pattern=r"^[a-z_]*$")]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Limit = Annotated[int, Query(ge=1, le=1000)]


class Body(BaseModel):
    """Nothing is guessed: no unknown fields, no texts for numbers."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class DecisionBody(Body):
    change_id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    content_hash: Hash
    verdict: Verdict
    reason: Reason = ""

    @model_validator(mode="after")
    def says_why(self) -> Self:
        if self.verdict == "reject" and not self.reason:
            raise ValueError("a rejection needs a reason")
        return self

    def decision(self) -> Decision:
        return Decision(
            change=self.change_id, hash=bytes.fromhex(self.content_hash), verdict=self.verdict, reason=self.reason
        )


class DecisionsBody(Body):
    """`on_behalf_of`: whose right is used, where it was delegated."""

    decisions: Annotated[list[DecisionBody], Field(min_length=1, max_length=MOST_DECISIONS)]
    on_behalf_of: Name | None = None


class SignBody(Body):
    """`hash`: of what was shown."""

    hash: Hash

    @property
    def shown(self) -> bytes:
        return bytes.fromhex(self.hash)


class CloseBody(SignBody):
    """As `DecisionsBody`."""

    on_behalf_of: Name | None = None


class ReopenBody(CloseBody):
    """`hash`: the change's, as it was shown."""

    change_id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    reason: Annotated[Reason, Field(min_length=1)]


class PolicyBody(Body):
    """`clean` needs to know how much passes a day, in which currency; `balance` has no limit."""

    client: Name
    kind: PolicyKind
    amount: Annotated[str, StringConstraints(pattern=r"^\d{1,15}(\.\d{1,4})?$")] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None

    @model_validator(mode="after")
    def is_whole(self) -> Self:
        if (self.kind == "clean") != (self.amount is not None) or (self.amount is None) != (self.currency is None):
            raise ValueError("clean needs amount and currency, balance has neither")
        return self

    @property
    def allowance(self) -> Allowance | None:
        return Allowance(Decimal(self.amount), self.currency) if self.amount and self.currency else None


class AmendmentBody(Body):
    """`amends`: by its `kind`, see `syncio.domain.amendment`; amounts and rates as text. `reason`: for who signs it."""

    client: Name
    amends: dict[str, Value | int | None]
    reason: Reason = ""

    @model_validator(mode="after")
    def is_one(self) -> Self:
        self.wanted()
        return self

    def wanted(self) -> Amends:
        """:raises ValueError: where it is none; names the field and repeats nothing of it."""
        try:
            amends: Amends = msgspec.convert(self.amends, Amends)
        except msgspec.ValidationError as error:
            _, found, path = str(error).rpartition("`$.")
            field = path.rstrip("`") if found else "its kind, or a field that is missing or unknown"
            raise ValueError(f"cannot be understood: {field}") from None
        return amends


def answer(value: Any) -> Response:
    """JSON: amounts as exact text, times in UTC."""
    return Response(msgspec.json.encode(value), media_type="application/json", headers={"Cache-Control": "no-store"})
