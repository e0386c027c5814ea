"""The stand-in as an ASGI application."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime

from tests.sandbox.xero.admin import Admin
from tests.sandbox.xero.counters import Counters
from tests.sandbox.xero.faults import Faults
from tests.sandbox.xero.oauth import Tokens, utc_now
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.routes import Routes
from tests.sandbox.xero.wire import Answer, Receive, RefusedError, Request, Scope, Send, read, write


class StandIn:
    """Counts each request, bends the answers that a fault is waiting for, sends them."""

    def __init__(
        self, organisations: list[Organisation], tokens: Tokens, clock: Callable[[], datetime] = utc_now
    ) -> None:
        tenants = {organisation.tenant_id: organisation for organisation in organisations}
        self._counters, self._faults = Counters(), Faults()
        self._routes = Routes(tenants, tokens, clock)
        self._admin = Admin(tenants, self._counters, self._faults, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = await read(scope, receive)
        if request.path.startswith("/admin/"):
            await write(self._admin.answer(request), send)
            return
        self._counters.begin(request.path)
        try:
            answer = await self._bent(request)
            self._counters.sent(answer.size)
            with contextlib.suppress(OSError):  # the client hung up
                await write(answer, send)
        finally:
            self._counters.end()

    async def _bent(self, request: Request) -> Answer:
        fault = self._faults.take(request.target)
        if fault is None:
            return self._answer(request)
        await asyncio.sleep(fault.delay)
        return fault.bend(lambda: self._answer(request))

    def _answer(self, request: Request) -> Answer:
        try:
            return self._routes.answer(request)
        except RefusedError as refused:
            return refused.answer
