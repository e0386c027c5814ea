"""docker-compose.yaml by itself: against the schema of the Compose Specification, and against this checkout."""

import json
import re
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.compose.composition import FILE, ROOT, InterpolationError, Service, interpolated, load, required, services
from tests.compose.secrets_file import EXAMPLE, names

SCHEMA = json.loads((Path(__file__).parent / "schema" / "compose-spec.json").read_text())
VARIABLES = {name: f"<{name}>" for name, _ in required(load())}
SERVICES = services(VARIABLES)
PORT = re.compile(r"127\.0\.0\.1:\d+:\d+")

every_service = pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)


def mounts(service: Service) -> list[list[str]]:
    return [str(volume).split(":") for volume in service.raw.get("volumes", [])]


def test_the_file_is_what_the_specification_describes() -> None:
    jsonschema.validate(load(), SCHEMA)
    wrong: dict[str, Any] = {"services": {"worker": {"depends_on": {"redis": {"condition": "healthy"}}}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, SCHEMA)


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_a_missing_or_empty_secret_is_named(name: str) -> None:
    for without in ({**VARIABLES, name: ""}, {other: VARIABLES[other] for other in VARIABLES if other != name}):
        with pytest.raises(InterpolationError, match=rf"required variable {name} is missing a value: \w+"):
            interpolated(load()["services"], without)


def test_a_secret_is_asked_for_in_the_same_words_everywhere() -> None:
    assert len(set(required(load()))) == len(VARIABLES)


def test_the_example_asks_for_what_is_required_and_gives_nothing() -> None:
    assert sorted(names()) == sorted(VARIABLES)
    assert not re.findall(r"^\w+=.+", EXAMPLE.read_text(), re.MULTILINE)


def test_nothing_but_addresses_has_a_default_and_nobody_is_told_by_itself() -> None:
    defaults = dict(re.findall(r"\$\{(\w+):-([^}]*)\}", FILE.read_text()))
    assert defaults.pop("SYNCIO_NOTIFIER") == defaults.pop("SYNCIO_FACTORS_MAPPING") == ""
    assert sorted(defaults) == ["SYNCIO_BASE_URL", "XERO_API_URL", "XERO_IDENTITY_URL"]
    assert all(value.startswith(("https://", "http://localhost")) for value in defaults.values())


@every_service
def test_an_image_is_one_version(service: Service) -> None:
    image, _, tag = service.raw["image"].rpartition(":")
    assert image
    assert re.search(r"\d+(\.\d+)+|CU\d+", tag)


@every_service
def test_what_is_mounted_is_there_or_a_named_volume(service: Service) -> None:
    for source, target, *mode in mounts(service):
        assert target.startswith("/")
        if source.startswith("."):
            assert (ROOT / source).is_dir()
            assert any((ROOT / source).iterdir())
            assert mode == ["ro"]
        else:
            assert source in load()["volumes"]


def test_every_named_volume_is_used() -> None:
    used = {source for service in SERVICES.values() for source, *_ in mounts(service)}
    assert load()["volumes"].keys() <= used


@every_service
def test_ports_are_published_on_this_machine_alone(service: Service) -> None:
    assert all(PORT.fullmatch(port) for port in service.raw.get("ports", []))


def test_the_order_of_starting_has_no_circle_and_its_conditions_can_be_met() -> None:
    list(TopologicalSorter({name: set(service.needs) for name, service in SERVICES.items()}).static_order())
    for service in SERVICES.values():
        for other, condition in service.needs.items():
            needed = SERVICES[other]
            assert condition != "service_healthy" or needed.health
            assert (condition == "service_completed_successfully") == (needed.raw["restart"] == "no")


@every_service
def test_what_goes_on_running_tells_how_it_is(service: Service) -> None:
    assert bool(service.health) == (service.raw["restart"] == "unless-stopped")
    if service.health:
        assert {"interval", "timeout", "retries"} <= service.raw["healthcheck"].keys()


@every_service
def test_a_service_may_not_get_more_rights(service: Service) -> None:
    assert service.raw["security_opt"] == ["no-new-privileges:true"]
    assert not service.raw.keys() & {"privileged", "cap_add", "devices", "pid", "ipc"}
    assert service.raw.get("user", "") not in {"root", "0"}
    if service.ours:
        assert service.raw["cap_drop"] == ["ALL"]


@every_service
def test_who_shares_a_network_waits_for_it_and_publishes_nothing(service: Service) -> None:
    if mode := service.raw.get("network_mode"):
        other = mode.removeprefix("service:")
        assert other in service.needs
        assert service.raw["depends_on"][other]["restart"]
        assert not service.raw.keys() & {"ports", "networks"}
