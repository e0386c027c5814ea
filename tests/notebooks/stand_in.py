"""A small real HTTP server that keeps the review endpoints' contract, for clients of them.

It validates every request's shape, and can be told to expire tokens, to find rows stale, to keep Airflow's task from
waiting, and to redirect.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from syncio.domain.shown import Row
from syncio.reports.frozen import DiffRow
from syncio.reports.page import page
from tests.unit.reports.samples import sha

PASSWORDS = {"reviewer": "pass-one", "reviewer2": "pass-two", "viewer": "pass-three"}
HITL = "/api/v2/dags/review/dagRuns/review-{}/taskInstances/sign_off/-1/hitlDetails"


@dataclass
class Refused(Exception):  # noqa: N818
    status: int
    detail: Any


@dataclass
class Review:
    id: int
    client: str
    rows: list[DiffRow]
    decisions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    closed: str | None = None
    reason: str | None = None

    @property
    def hash(self) -> str:
        return sha(f"review {self.id}")

    def state(self, row: Row) -> str:
        said = self.decisions.get(row.id, [])
        if any(one["verdict"] == "reject" for one in said):
            return "rejected"
        return "approved" if self.approvals(row) >= row.approvals_needed else "undecided"

    def approvals(self, row: Row) -> int:
        return len({one["user"] for one in self.decisions.get(row.id, []) if one["verdict"] == "approve"})

    def count(self, state: str) -> int:
        return sum(self.state(row) == state for row in self.rows)

    @property
    def outcome(self) -> str:
        return "release" if self.count("approved") else "close_rejected" if self.count("rejected") else "hold"

    def listed(self) -> dict[str, Any]:
        states = {state: self.count(state) for state in ("undecided", "approved", "rejected", "superseded")}
        totals: dict[str, Any] = {}
        for row in self.rows:
            if row.currency:
                totals[row.currency] = totals.get(row.currency, 0) + (row.delta or 0)
        return {
            "id": self.id,
            "client": self.client,
            "opened": "2026-11-20T09:12:04.12Z",
            "closed": self.closed,
            "reason": self.reason,
            "outcome": self.outcome if self.closed else None,
            "hash": self.hash,
            "changes": len(self.rows),
            "blocked": sum(row.severity == "block" for row in self.rows),
            "flagged": sum(bool(row.flags) for row in self.rows),
            "totals": [{"currency": name, "delta": str(delta)} for name, delta in sorted(totals.items())],
            "run_id": f"review-{self.id}",
            **states,
        }

    def shown(self, row: Row) -> dict[str, Any]:
        said = self.decisions.get(row.id, [])
        values = msgspec.to_builtins(row)
        return {**values, "state": self.state(row), "approvals": self.approvals(row), "decisions": said}


@dataclass
class StandIn:
    """The server's state; tests read and bend it."""

    reviews: dict[int, Review]
    url: str = ""
    tokens: dict[str, str] = field(default_factory=dict)
    stale: dict[int, dict[str, Any]] = field(default_factory=dict)
    waits_after: int = 0
    answered: list[tuple[str, str]] = field(default_factory=list)
    redirect_to: str = ""
    requests: list[tuple[str, str, str]] = field(default_factory=list)

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
        return self.about(self.reviews[int(match[1])], match[2] or "", user, query, body)

    def about(self, review: Review, what: str, user: str, query: dict[str, str], body: Any) -> Any:
        if what == "":
            return {**review.listed(), "reports": []}
        if what == "report":
            return page("Diff report", f"<p>{review.client}</p>")
        if what == "changes":
            return self.changes(review, query)
        if user == "viewer":
            raise Refused(403, "viewer may not decide for this client: only its reviewers may")
        return self.decide(review, user, body) if what == "decisions" else self.sign(review, body)

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
        if not 1 <= limit <= 1000 or set(query) - {"state", "severity", "type", "text"}:
            raise Refused(422, [{"loc": ["query"], "msg": "Input should be less than 1001", "type": "limit"}])
        text = query.pop("text", "").lower()
        found = [one for one in map(review.shown, review.rows) if query.items() <= one.items()]
        found = [one for one in found if text in f"{one['number']} {one['debtor_name']}".lower()]
        return {"total": len(found), "changes": found[offset : offset + limit]}

    def decide(self, review: Review, user: str, body: Any) -> Any:
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
        for one in body["decisions"]:
            said = {"user": user, "verdict": one["verdict"], "reason": one["reason"], "at": "2026-11-20T09:20:00Z"}
            review.decisions.setdefault(one["change_id"], []).append(said)
        left = review.count("undecided")
        if not left:
            review.closed, review.reason = "2026-11-20T09:21:00Z", "decided"
        return {"recorded": len(body["decisions"]), "complete": not left, "undecided": left}

    def sign(self, review: Review, body: Any) -> Any:
        if body != {"hash": review.hash}:
            raise Refused(
                409, {"message": "the hash is not this review's: read the review again, then sign", "stale": []}
            )
        review.closed, review.reason = "2026-11-20T09:22:00Z", "signed"
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
def serving(*reviews: Review) -> Iterator[StandIn]:
    """Serve on a free port of loopback until the block ends."""
    state = StandIn({review.id: review for review in reviews})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(state))
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
