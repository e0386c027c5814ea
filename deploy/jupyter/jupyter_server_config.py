"""JupyterLab and Notebook 7 for reviewers: JUPYTER_CONFIG_PATH names this folder, JUPYTER_TOKEN the token."""

import os

c = get_config()  # noqa: F821  # Jupyter gives it
load_subconfig("kernels.py")  # noqa: F821

# Out of the environment, before anything is started that would inherit it. Without one Jupyter makes one up.
if token := os.environ.pop("JUPYTER_TOKEN", ""):
    c.IdentityProvider.token = token
c.ServerApp.kernel_manager_class = "syncio.reports.kernels.DeskKernels"
c.ServerApp.tornado_settings = {"headers": {"Content-Security-Policy": c.desk_policy}}
c.ServerApp.jpserver_extensions = {"voila.server_extension": False}  # Voila is a server of its own, see voila.py

c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.news_url = None
c.LabApp.extension_manager = "readonly"
