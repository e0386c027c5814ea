# One image for all of SyncIO's processes; docker-compose.yaml says which of them a container runs, and how its health is
# checked. The whole lock file goes in, development tools too (a fifth of its gigabyte): what runs is what was tested, and
# a second lock file would be one more thing to keep right.
FROM python:3.11.14-slim-bookworm

ENV PATH=/opt/syncio/.venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /opt/syncio

# setuptools comes first, from the lock file too: it builds the one package that ships as source only. Without compiled
# bytecode every start would take two to three times as long.
COPY requirements.txt ./
RUN python -m venv .venv \
    && awk '/^setuptools==/ { on = 1 } on { print } on && !/\\$/ { exit }' requirements.txt > /tmp/setuptools.txt \
    && pip install --no-deps --require-hashes -r /tmp/setuptools.txt \
    && pip install --no-deps --require-hashes --no-build-isolation --use-pep517 --no-compile -r requirements.txt \
    && (python -m compileall -q -q -j 0 .venv/lib || true)

COPY pyproject.toml requirements.in README.md ./
COPY plugins plugins
COPY dags dags
COPY notebooks notebooks
COPY deploy/jupyter deploy/jupyter
RUN pip install --no-deps --no-build-isolation -e . && python -m compileall -q plugins dags

# The folders of named volumes: an empty volume takes over owner and rights of what it covers.
RUN useradd --create-home --uid 10001 syncio \
    && install --directory --owner syncio --mode 0750 /var/lib/syncio/logs /var/lib/syncio/reports \
         /var/lib/syncio/anchors
USER syncio
