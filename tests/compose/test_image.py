"""The Dockerfile: what it copies and installs, and who runs what it makes."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.compose.composition import ROOT, load, required, services

TEXT = (ROOT / "Dockerfile").read_text()
LINES = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()
STEPS = [(line.partition(" ")[0], line.partition(" ")[2]) for line in LINES if line]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
SERVICES = services({name: f"<{name}>" for name, _ in required(load())})


def arguments(instruction: str) -> list[str]:
    return [rest for name, rest in STEPS if name == instruction]


def installs(text: str) -> list[list[str]]:
    """What `pip install` is called with, each time, without what only makes it quiet."""
    found = re.findall(r"pip install ((?:[^&;\n\\]|\\\n)+)", text)
    return [[word for word in shlex.split(each.replace("\\\n", " ")) if word != "-q"] for each in found]


def test_there_is_nothing_in_it_that_is_not_understood_here() -> None:
    assert {name for name, _ in STEPS} == {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER"}


def test_its_python_is_one_version_that_the_project_supports() -> None:
    [image] = arguments("FROM")
    version = re.fullmatch(r"python:(\d+\.\d+\.\d+)-slim-bookworm", image)
    assert version
    assert version[1] in SpecifierSet(PROJECT["requires-python"])


def test_what_is_copied_is_there_and_comes_into_the_build() -> None:
    ignored = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    copied = [source for rest in arguments("COPY") for source in rest.split()[:-1]]
    assert ignored[0] == "*"
    assert set(copied) == let_in
    assert all((ROOT / source).exists() for source in copied)
    assert not [source for source in copied if any(fnmatch(source, line) for line in ignored[1:])]


def test_the_lock_file_is_installed_as_make_installs_it() -> None:
    in_makefile = installs((ROOT / "Makefile").read_text().partition("else")[2])
    _setuptools, lock, _editable = (set(install) for install in installs(TEXT))
    assert lock in [set(install) for install in in_makefile]
    assert all("--no-deps" in install for install in installs(TEXT))
    assert all("--require-hashes" in install for install in installs(TEXT)[:2])


def test_setuptools_is_taken_from_the_lock_file_as_make_takes_it() -> None:
    [program] = re.findall(r"awk '(/\^setuptools.*?)' requirements", TEXT)
    [makes] = re.findall(r"awk '(/\^setuptools.*?)' requirements", (ROOT / "Makefile").read_text())
    assert program == makes.replace("$$", "$")


def test_its_user_is_not_root_and_owns_the_folders_of_the_volumes() -> None:
    [user] = arguments("USER")
    assert STEPS[-1] == ("USER", user)
    made = next(rest for rest in arguments("RUN") if "useradd" in rest)
    assert re.search(rf"useradd .*--uid [1-9]\d+ {user}\b", made)
    owned = re.search(rf"install --directory --owner {user} --mode 0750 (.+)", made)
    assert owned
    volumes = [
        str(each).split(":") for service in SERVICES.values() if service.ours for each in service.raw.get("volumes", [])
    ]
    assert {target for source, target, *_ in volumes if not source.startswith(".")} == set(owned[1].split())


@pytest.mark.parametrize("folder", ["/opt/syncio", "/home/syncio"])
def test_the_services_look_where_the_image_has_its_folders(folder: str) -> None:
    homes = {*arguments("WORKDIR"), f"/home/{arguments('USER')[0]}"}
    assert folder in homes
    assert any(folder in value for service in SERVICES.values() for value in service.environment.values())


def test_what_the_notebooks_are_set_up_with_is_in_the_image() -> None:
    copied = {f"/opt/syncio/{rest.split()[-1]}" for rest in arguments("COPY")}
    for name in ("voila", "jupyter"):
        environment = SERVICES[name].environment
        assert {environment["JUPYTER_CONFIG_PATH"], environment["JUPYTER_PATH"], environment["PYTHONPATH"]} <= copied


def test_the_images_version_is_the_projects() -> None:
    assert {each.raw["image"] for each in SERVICES.values() if each.ours} == {f"syncio:{PROJECT['version']}"}


def test_what_is_copied_is_enough_to_build_the_package(tmp_path: Path) -> None:
    context, made = tmp_path / "context", tmp_path / "made"
    context.mkdir()
    for source in {source for rest in arguments("COPY") for source in rest.split()[:-1]}:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, context / source, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / source, context)
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        made,
    ]
    subprocess.run([*build, context], check=True, capture_output=True)  # noqa: S603  # ours
    [wheel] = made.glob("*.whl")
    built = set(zipfile.ZipFile(wheel).namelist())
    expected = {str(path.relative_to(ROOT / "plugins")) for path in (ROOT / "plugins" / "syncio").rglob("*.sql")}
    assert {"syncio/plugin.py", "syncio/provider.py"} | expected <= built
