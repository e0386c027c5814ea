"""A small real HTTP server that keeps the review endpoints' contract, for clients of them.

It validates every request's shape, and can be told to expire tokens, to find rows stale, to keep Airflow's task from
waiting, and to redirect.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from syncio.domain.review import Capacity, Decision, Verdict
from syncio.domain.shown import Row
from syncio.domain.standing import Standing, Voice, remark
from syncio.reports.page import page
from tests.serving import serving
from tests.unit.reports.reviewed import Review
from tests.unit.reports.samples import sha

PASSWORDS = {"reviewer": "pass-one", "reviewer2": "pass-two", "viewer": "pass-three"}
SORTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "risk": lambda one: one["no"],
    "number": lambda one: one["number"].lower(),
    "debtor": lambda one: one["debtor_name"].lower(),
    "amount": lambda one: -Decimal(one["amount_after"] or 0),
    "at_stake": lambda one: -Decimal(one["at_stake"] or 0),
}
HITL = "/api/v2/dags/review/dagRuns/review-{}/taskInstances/sign_off/-1/hitlDetails"


@dataclass
class Refused(Exception):  # noqa: N818
    status: int
    detail: Any


@dataclass
class StandIn:
    """The server's state; tests read and bend it."""

    reviews: dict[int, Review]
    url: str = ""
    tokens: dict[str, str] = field(default_factory=dict)
    stale: dict[int, dict[str, Any]] = field(default_factory=dict)
    waits_after: int = 0
    answered: list[tuple[str, str]] = field(default_factory=list)
    signed: list[tuple[int, str, str | None]] = field(default_factory=list)
    redirect_to: str = ""
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    rights: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"viewer": []})

    def respond(self, method: str, target: str, token: str, body: Any) -> Any:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        if (method, parts.path) == ("POST", "/auth/token"):
            return self.log_in(body)
        user = self.tokens.get(token)
        if user is None:
            raise Refused(401, "Invalid JWT token")
        if match := re.fullmatch(HITL.format(r"(\d+)"), parts.path):
            return self.answer(method, match[1], user, body)
        if parts.path == "/syncio/api/reviews":
            wanted = query.get("state", "open")
            found = [
                one for one in self.reviews.values() if wanted == "all" or (one.closed is None) == (wanted == "open")
            ]
            return {"reviews": [one.listed() for one in found]}
        match = re.fullmatch(r"/syncio/api/reviews/(\d+)(?:/(\w+)(?:/(\w+))?)?", parts.path)
        if not match or int(match[1]) not in self.reviews:
            raise Refused(404, f"there is no review {parts.path.rsplit('/', 1)[-1]} that you may see")
        if match[2] == "changes" and match[3]:
            return self.change(self.reviews[int(match[1])], int(match[3]))
        if match[2] in {"report", "export"} and match[3]:
            return self.paper(self.reviews[int(match[1])], match[2], match[3])
        return self.about(self.reviews[int(match[1])], match[2] or "", user, query, body)

    def about(self, review: Review, what: str, user: str, query: dict[str, str], body: Any) -> Any:
        if what == "":
            return {**review.listed(), "reports": review.reports(), **self.own(user)}
        if what == "summary":
            return review.summary()
        if what == "changes":
            return self.changes(review, query)
        whose = self.authority(user, body.pop("on_behalf_of", None))
        does = {"decisions": self.decide, "sign": self.sign, "reopen": self.reopen}[what]
        return does(review, user, whose, body)

    def paper(self, review: Review, what: str, which: str) -> bytes:
        """A report, or a file of the changes, once the report is there."""
        if (which if what == "report" else "diff") not in review.published:
            raise Refused(404, "the report of this review is not published yet")
        return page(which, f"<p>{which} of {review.client}</p>") if what == "report" else f"{which},INV-2301".encode()

    def own(self, user: str) -> dict[str, Any]:
        """The user's part: a right of their own without a limit, where nothing else was said."""
        rights = self.rights.get(user, [right(user)])
        barred = f"{user} may not decide for this client: only its reviewers may"
        return {"rights": rights, "why_not": None if rights else barred}

    def authority(self, user: str, on_behalf_of: str | None) -> str | None:
        """Whose right is used where it is another's."""
        own = self.own(user)
        names = [each["authority"] for each in own["rights"]]
        if not names:
            raise Refused(403, own["why_not"])
        if on_behalf_of is not None and on_behalf_of not in names:
            raise Refused(403, f"{on_behalf_of} has not delegated to {user} for this client today")
        if on_behalf_of is None and user not in names and len(names) > 1:
            raise Refused(403, f"say on whose behalf you decide: {', '.join(names)}")
        used = on_behalf_of or (user if user in names else names[0])
        return None if used == user else str(used)

    def log_in(self, body: Any) -> Any:
        if set(body) != {"username", "password"}:
            raise Refused(422, [{"loc": ["body"], "msg": "Field required", "type": "missing"}])
        if PASSWORDS.get(body["username"]) != body["password"]:
            raise Refused(401, "Invalid credentials")
        token = sha(f"token {len(self.tokens)}")
        self.tokens[token] = body["username"]
        return {"access_token": token}

    def changes(self, review: Review, query: dict[str, str]) -> Any:
        offset, limit = int(query.pop("offset", 0)), int(query.pop("limit", 100))
        if not 1 <= limit <= 1000 or set(query) - {"state", "severity", "type", "rule", "text", "sort"}:
            raise Refused(422, [{"loc": ["query"], "msg": "Input should be less than 1001", "type": "limit"}])
        text, rule, sort = query.pop("text", "").lower(), query.pop("rule", ""), query.pop("sort", "risk")
        found = [one for one in map(review.shown, review.rows) if query.items() <= one.items()]
        found = [one for one in found if text in f"{one['number']} {one['debtor_name']}".lower()]
        found = [one for one in found if rule in {"", *(flag["rule"] for flag in one["flags"])}]
        found.sort(key=SORTS[sort])
        return {"total": len(found), "changes": found[offset : offset + limit]}

    def change(self, review: Review, change: int) -> Any:
        for row in review.rows:
            if row.id == change:
                return review.detail(row)
        raise Refused(404, f"there is no change {change} in review {review.id} that you may see")

    def decide(self, review: Review, user: str, whose: str | None, body: Any) -> Any:
        rows = {row.id: row for row in review.rows}
        if set(body) != {"decisions"} or not body["decisions"]:
            raise Refused(422, [{"loc": ["body"], "msg": "Field required", "type": "missing"}])
        for one in body["decisions"]:
            if set(one) != {"change_id", "content_hash", "verdict", "reason"}:
                raise Refused(422, [{"loc": ["body"], "msg": "Extra inputs are not permitted", "type": "extra"}])
            if one["verdict"] == "reject" and not one["reason"]:
                raise Refused(
                    422, [{"loc": ["body"], "msg": "Value error, a rejection needs a reason", "type": "value"}]
                )
            if rows[one["change_id"]].hash != one["content_hash"]:
                raise Refused(409, {"message": "nothing was recorded: 1 of 1 decisions cannot be", "stale": []})
        stale = [self.stale[one["change_id"]] for one in body["decisions"] if one["change_id"] in self.stale]
        if stale or review.closed:
            raise Refused(409, {"message": f"nothing was recorded: {len(stale)} decisions cannot be", "stale": stale})
        met = [self.met(review, rows[one["change_id"]], one["verdict"], user, whose) for one in body["decisions"]]
        for one in body["decisions"]:
            said = {"user": user, "on_behalf_of": whose, "at": "2026-11-20T09:20:00Z"}
            said |= {name: one[name] for name in ("verdict", "reason")}
            review.decisions.setdefault(one["change_id"], []).append(said)
        left = review.count("undecided")
        if not left:
            review.closed, review.reason = "2026-11-20T09:21:00Z", "decided"
        remarks = [one for one in met if one]
        return {"recorded": len(body["decisions"]), "complete": not left, "undecided": left, "remarks": remarks}

    def met(self, review: Review, row: Row, verdict: Verdict, user: str, whose: str | None) -> dict[str, Any] | None:
        """What a decision meets with, in the server's words."""
        who, given = Capacity(user=user, on_behalf_of=whose), review.decisions.get(row.id, [])
        said = tuple(
            Voice(user=one["user"], authority=one["on_behalf_of"] or one["user"], verdict=one["verdict"])
            for one in given
        )
        about: dict[str, Any] = {
            "change": row.id,
            "number": row.number,
            "hash": b"",
            "superseded": False,
            "moved": False,
        }
        standing = Standing(**about, who=who, needed=row.approvals_needed, said=said)
        message = remark(Decision(change=row.id, hash=b"", verdict=verdict), standing)
        return {"change_id": row.id, "number": row.number, "message": message} if message else None

    def reopen(self, review: Review, user: str, whose: str | None, body: Any) -> Any:
        [row] = [row for row in review.rows if row.id == body["change_id"]]
        if set(body) != {"change_id", "hash", "reason"} or body["hash"] != row.hash or not body["reason"]:
            raise Refused(422, [{"loc": ["body"], "msg": "Field required", "type": "missing"}])
        if any(one["user"] == user for one in review.decisions.get(row.id, [])):
            raise Refused(403, f"{user} rejected it: another reviewer has to reopen it")
        said = {"user": user, "on_behalf_of": whose, "at": "2026-11-21T09:20:00Z", "reason": body["reason"]}
        return review.reopened.setdefault(row.id, {"change": row.id, **said})

    def sign(self, review: Review, user: str, whose: str | None, body: Any) -> Any:
        if body != {"hash": review.hash}:
            raise Refused(
                409, {"message": "the hash is not this review's: read the review again, then sign", "stale": []}
            )
        review.closed, review.reason = "2026-11-20T09:22:00Z", "signed"
        self.signed.append((review.id, user, whose))
        counts = {state: review.count(state) for state in ("approved", "rejected", "superseded")}
        return {"complete": True, "outcome": review.outcome, "carried": review.count("undecided"), **counts}

    def answer(self, method: str, review: str, user: str, body: Any) -> Any:
        if method != "PATCH" or body != {"chosen_options": ["Signed"], "params_input": {}}:
            raise Refused(400, "Invalid options")
        if self.waits_after > 0:
            self.waits_after -= 1
            raise Refused(404, "Human-in-the-loop detail does not exist for Task Instance")
        if any(done == review for done, _ in self.answered):
            raise Refused(409, "Human-in-the-loop detail has already been updated for Task Instance")
        self.answered.append((review, user))
        return {"responded_by": {"id": user, "name": user}}


def right(authority: str, limit: str | None = None, used: str = "0", why_not: str | None = None) -> dict[str, Any]:
    currency = None if limit is None else "GBP"
    return {"authority": authority, "limit": limit, "currency": currency, "used_today": used, "why_not": why_not}


def handler_of(state: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length) or "null")
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            state.requests.append((self.command, self.path, token))
            if state.redirect_to:
                return self.reply(307, "", {"Location": state.redirect_to + self.path})
            try:
                return self.reply(200, state.respond(self.command, self.path, token, body), {})
            except Refused as error:
                return self.reply(error.status, {"detail": error.detail}, {})

        do_POST = do_PATCH = do_GET  # noqa: N815

        def reply(self, status: int, content: Any, headers: dict[str, str]) -> None:
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Tests read `requests` instead."""

    return Handler


@contextmanager
def standing_in(*reviews: Review) -> Iterator[StandIn]:
    """Serve on a free port of loopback until the block ends."""
    state = StandIn({review.id: review for review in reviews})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(state))
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}"
    with serving(server):
        yield state
