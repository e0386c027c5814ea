"""The stand-in as an ASGI application."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime

from tests.sandbox.xero.admin import Admin
from tests.sandbox.xero.counters import Counters
from tests.sandbox.xero.drafts import Draft
from tests.sandbox.xero.faults import Fault, Faults
from tests.sandbox.xero.lines import broken
from tests.sandbox.xero.oauth import Tokens, utc_now
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.rates import Limits
from tests.sandbox.xero.routes import Routes
from tests.sandbox.xero.texts import reword
from tests.sandbox.xero.wire import Answer, Receive, RefusedError, Request, Scope, Send, compressed, read, write

NO_FAULT = Fault(match="")


class StandIn:
    """Counts each request, holds it to Xero's limits, bends the answers that a fault is waiting for, sends them.

    ``limits`` None lets everything through, for bulk. ``heard`` gets every request that is not the admin's.
    ``gzip``: answers are compressed where the client takes it, as Xero's are; it costs a reader a few percent.
    """

    def __init__(
        self,
        organisations: list[Organisation],
        tokens: Tokens,
        clock: Callable[[], datetime] = utc_now,
        *,
        limits: Limits | None = Limits(),  # noqa: B008  # frozen
        heard: Callable[[Request], None] | None = None,
        gzip: bool = False,
    ) -> None:
        self._tenants = {organisation.tenant_id: organisation for organisation in organisations}
        self._clock, self._heard, self._gzip = clock, heard, gzip
        self._counters, self.faults = Counters(), Faults()
        self._routes = Routes(self._tenants, tokens, clock, limits)
        self._admin = Admin(self._tenants, self._counters, self.faults, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = await read(scope, receive)
        if request.path.startswith("/admin/"):
            await write(self._admin.answer(request), send)
            return
        if self._heard is not None:
            self._heard(request)
        self._counters.begin(request.path)
        try:
            with contextlib.ExitStack() as under_way, contextlib.suppress(OSError):  # the client hung up
                answer = self._dated(await self._answer(request, under_way))
                answer = compressed(answer, request) if self._gzip else answer
                self._counters.sent(answer.size)
                await (broken(answer, scope, receive, send) if answer.ends else write(answer, send))
        finally:
            self._counters.end()

    async def _answer(self, request: Request, under_way: contextlib.ExitStack) -> Answer:
        try:
            headers = under_way.enter_context(self._routes.admitted(request))
        except RefusedError as refused:
            return refused.answer
        fault = self.faults.take(request.target) or NO_FAULT
        await asyncio.sleep(fault.delay)
        if fault.text and (tenant := self._tenants.get(request.headers.get("xero-tenant-id", ""))):
            reword(Draft(self._tenants, self._clock()), tenant, fault.text, fault.seed)
        bent = fault.bend(lambda: self._routed(request), self._clock())
        return replace(bent, headers=headers | bent.headers)

    def _routed(self, request: Request) -> Answer:
        try:
            return self._routes.answer(request)
        except RefusedError as refused:
            return refused.answer

    def _dated(self, answer: Answer) -> Answer:
        now = format_datetime(self._clock(), usegmt=True)
        return replace(answer, headers={"date": now} | answer.headers)
