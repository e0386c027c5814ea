"""What requests may say. Answers are the stores' and stages' own structs, encoded as they are."""

from typing import Annotated, Any, Literal, Self

import msgspec
from fastapi import Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from syncio.domain.review import Decision, Verdict

MOST_DECISIONS = 20_000

#: PostgreSQL's texts hold every character but this one.
NO_NUL = r"^[^\x00]*$"
#: A filter's empty text is no condition.
Everything = Literal[""]
Id = Annotated[int, Path(ge=1, le=2**63 - 1)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=NO_NUL)]
Text = Annotated[str, Query(max_length=200, pattern=NO_NUL)]
#: A rule's.
Name = Annotated[str, Query(max_length=64, pattern=r"^[a-z_]*$")]
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
    decisions: Annotated[list[DecisionBody], Field(min_length=1, max_length=MOST_DECISIONS)]


class SignBody(Body):
    """`hash`: of what was shown."""

    hash: Hash

    @property
    def shown(self) -> bytes:
        return bytes.fromhex(self.hash)


class PolicyBody(Body):
    client: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=NO_NUL)]
    kind: Literal["balance"]


def answer(value: Any) -> Response:
    """JSON: amounts as exact text, times in UTC."""
    return Response(msgspec.json.encode(value), media_type="application/json", headers={"Cache-Control": "no-store"})
