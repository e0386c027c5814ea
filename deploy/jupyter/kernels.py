"""What JupyterLab, Notebook and Voila have in common."""

c = get_config()  # noqa: F821  # Jupyter gives it

# A page that was only fetched, or whose browser is gone, leaves a kernel behind: it ends after half an hour without a
# browser. A phone that slept for less finds everything as it was.
c.MappingKernelManager.cull_idle_timeout = 1800
c.MappingKernelManager.cull_interval = 60
c.MappingKernelManager.cull_connected = False

# Nothing is asked of any other server, whatever a page or a client's text says.
c.desk_policy = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'self'; form-action 'self'; "
    "base-uri 'self'; object-src 'none'"
)
