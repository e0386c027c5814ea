"""The kernels of JupyterLab, Notebook and Voila where reviewers sign: they inherit no secret of the server's.

A Jupyter server hands its whole environment to each kernel; Voila adds the page's address, with the token in it.
"""

import os
from collections.abc import Mapping
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

#: All that a kernel inherits: the way to programs, packages and SyncIO, how text and time are written, whom to trust.
KEPT = frozenset(
    {
        *("PATH", "HOME", "USER", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ"),
        *("PYTHONPATH", "VIRTUAL_ENV", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"),
        *("SYNCIO_URL", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"),
    }
)


def kept(environment: Mapping[str, str]) -> dict[str, str]:
    """What a kernel inherits of an environment."""
    return {name: value for name, value in environment.items() if name in KEPT}


class DeskKernels(AsyncMappingKernelManager):
    """Starts kernels as Jupyter does, with an environment that is cut down to what the desk needs."""

    async def start_kernel(self, *args: Any, **kwargs: Any) -> str:  # type: ignore[override]  # as Jupyter itself
        environment = kept(kwargs.pop("env", None) or os.environ)
        return str(await super().start_kernel(*args, env=environment, **kwargs))
