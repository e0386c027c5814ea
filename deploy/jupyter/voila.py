"""Voila for reviewers, where they see the desk and no code: JUPYTER_CONFIG_PATH and JUPYTER_PATH name this folder.

    VOILA_TOKEN=... voila notebooks/sign_off.ipynb

Each page is a kernel of its own, which no other visitor can reach: Voila takes no code from a browser.
"""

import os

c = get_config()  # noqa: F821  # Voila gives it
load_subconfig("kernels.py")  # noqa: F821

# By itself Voila answers everybody. Without a token in the environment it makes one up, and prints it.
c.Voila.auto_token = True
if token := os.environ.pop("VOILA_TOKEN", ""):
    c.Voila.token = token
c.Voila.open_browser = False
c.Voila.tornado_settings = {"headers": {"Content-Security-Policy": c.desk_policy}}

c.VoilaConfiguration.template = "syncio"  # beside this file: without a style sheet from elsewhere
c.VoilaConfiguration.allow_template_override = "NO"
c.VoilaConfiguration.allow_theme_override = "NO"
c.VoilaConfiguration.extension_allowlist = ["@voila-dashboards/widgets-manager8", "@jupyter-widgets/jupyterlab-manager"]
c.VoilaConfiguration.file_allowlist = []  # of notebooks/, nothing is served but the desk
c.VoilaConfiguration.multi_kernel_manager_class = "syncio.reports.kernels.DeskKernels"
