"""Xero's published description of its Accounting API, where it lies beside the checkout: what it says of a call."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]
from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from tests.sandbox.xero.routes import ACCOUNTING
from tests.sandbox.xero.wire import Request

SPECIFICATION = Path(__file__).parents[4] / "shared" / "specs" / "xero_accounting.yaml"
ABSENT = f"Xero's OpenAPI description is not at {SPECIFICATION}"
Schema = dict[str, Any]
#: A field that a schema of the description does not name.
Unnamed = tuple[str, str]


class Published:
    """The description. It is no valid OpenAPI itself (texts stand where booleans belong), so that is not checked."""

    def __init__(self) -> None:
        self._all: Schema = yaml.load(SPECIFICATION.read_text(), Loader=yaml.CSafeLoader)
        self._api = OpenAPI.from_dict(self._all, config=Config(spec_validator_cls=None))
        self._host = self._all["servers"][0]["url"].removesuffix(ACCOUNTING.rstrip("/"))

    def wrong_with(self, request: Request) -> list[str]:
        """What it has against a request: method, path, headers, parameters, or the name of one."""
        wrong = [f"{error} {error.__cause__ or ''}" for error in self._api.iter_request_errors(self._asked(request))]
        strangers = request.query.keys() - self._parameters(request)
        return wrong + [f"{name} is no parameter of {request.method} {request.path}" for name in strangers]

    def wrong_with_answer(self, request: Request, body: bytes) -> list[str]:
        """What it has against the body of a 200."""
        answer = MockResponse(body, 200, {}, "application/json")
        errors = self._api.iter_response_errors(self._asked(request), answer)
        return [f"{error} {error.__cause__ or ''}" for error in errors]

    def unnamed(self, request: Request, answer: Any) -> set[Unnamed]:
        """The fields in an answer, at any depth, that it does not name."""
        return set(self._strangers(answer, self._content(request)["schema"]))

    def example(self, request: Request) -> Any:
        """The description's own example of an answer, which its schemas do not bind."""
        return self._content(request)["example"]

    def _content(self, request: Request) -> Schema:
        content: Schema = self._operation(request)["responses"]["200"]["content"]["application/json"]
        return content

    def _asked(self, request: Request) -> MockRequest:
        return MockRequest(
            self._host, request.method, request.path, args=dict(request.query), headers=dict(request.headers)
        )

    def _parameters(self, request: Request) -> set[str]:
        """The names of the query parameters that there are; none where there is no such call."""
        named = [self._resolved(one)[1] for one in self._operation(request).get("parameters", [])]
        return {one["name"] for one in named if one["in"] == "query"}

    def _operation(self, request: Request) -> Schema:
        path = request.path.removeprefix(ACCOUNTING.rstrip("/"))
        for template, item in self._all["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
                operation: Schema = item.get(request.method.lower(), {})
                return operation
        return {}

    def _resolved(self, schema: Schema) -> tuple[str, Schema]:
        """A schema and its name, wherever a reference leads."""
        name, found = "", schema
        while "$ref" in found:
            _, _, kind, name = found["$ref"].split("/")
            found = self._all["components"][kind][name]
        return name, found

    def _strangers(self, value: Any, schema: Schema) -> Iterator[Unnamed]:
        name, found = self._resolved(schema)
        if isinstance(value, list):
            for one in value:
                yield from self._strangers(one, found.get("items", {}))
        elif isinstance(value, dict) and "properties" in found:
            for field, inner in value.items():
                if field in found["properties"]:
                    yield from self._strangers(inner, found["properties"][field])
                else:
                    yield name, field
