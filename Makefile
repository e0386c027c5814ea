# Everything a user or contributor needs; only python3 (3.11 to 3.13) and make must be there. uv makes it faster.
.POSIX:
SHELL = /bin/sh
BIN = .venv/bin
READY = .venv/.ready
NOTEBOOK_KEYS = metadata.papermill cell.metadata.papermill cell.metadata.execution metadata.language_info.version
WORKERS = 3

.PHONY: help demo test check bench soak up down lock clean

help:
	@echo 'make demo   three days of a lender'"'"'s life, played on a real stack (var/demo/summary.json)'
	@echo 'make test   all checks and tests (THOROUGH=1 adds the longest)'
	@echo 'make up     the stack, left running: prints addresses and log-ins'
	@echo 'make down   ends it'
	@echo 'make check  lint, types, layers, clean notebooks'
	@echo 'make bench  every goal of speed and memory, measured (ONLY=first_pull,push N=10000 for less)'
	@echo 'make soak   random schedules of faults until stopped (SCHEDULES=10000 for so many, SEED=... to replay one)'
	@echo 'make lock   requirements.in -> requirements.txt (needs uv)'
	@echo 'make clean  ends the stack and removes all that it and the tests have kept'

demo: $(READY)
	$(BIN)/python -m tests.sandbox.demo

test: check
	$(BIN)/python -m pytest -n $(WORKERS)

bench: $(READY)
	@$(BIN)/python -m tests.bench

soak: $(READY)
	@$(BIN)/python -m tests.faults

up: $(READY)
	@$(BIN)/python -m tests.sandbox.stack up
	@$(BIN)/python -m tests.sandbox.demo.settle

down:
	@if [ -e $(READY) ]; then $(BIN)/python -m tests.sandbox.stack down; fi

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=plugins $(BIN)/lint-imports
	$(BIN)/nbstripout --verify --extra-keys '$(NOTEBOOK_KEYS)' notebooks/*.ipynb

# The environment. Its stamp is written last: without one it is half finished, and made anew.
$(READY): requirements.txt pyproject.toml
	@set -e; \
	if [ ! -e $(READY) ]; then \
	  for python in $${PYTHON:-python3 python3.13 python3.12 python3.11}; do \
	    if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then break; fi; \
	    python=; \
	  done; \
	  if [ -z "$$python" ]; then \
	    echo 'SyncIO needs Python 3.11, 3.12 or 3.13, and found none: install one, or name it: make PYTHON=/path/to/python3.12' >&2; \
	    exit 1; \
	  fi; \
	  echo "Making .venv with $$($$python --version); the first time takes one to three minutes ..."; \
	  $$python -m venv --clear .venv; \
	fi; \
	awk '/^setuptools==/ { on = 1 } on { print } on && !/\\$$/ { exit }' requirements.txt > .venv/setuptools.txt; \
	if command -v uv >/dev/null 2>&1; then \
	  export VIRTUAL_ENV="$$PWD/.venv"; \
	  uv pip install -q --no-deps --require-hashes -r .venv/setuptools.txt; \
	  uv pip sync -q --require-hashes --no-build-isolation --compile-bytecode requirements.txt; \
	else \
	  export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore; \
	  $(BIN)/python -m pip install -q --no-deps --require-hashes -r .venv/setuptools.txt; \
	  $(BIN)/python -m pip install -q --no-deps --require-hashes --no-build-isolation --use-pep517 --no-compile \
	    -r requirements.txt; \
	  $(BIN)/python -m compileall -q -q -j 0 .venv/lib || true; \
	fi; \
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	touch $(READY)

# Blocks that no machine of ours installs (an override's, and Windows') are dropped: the lock stays readable.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  --override requirements.overrides.txt $(LOCK_FLAGS) requirements.in -o requirements.txt
	awk '/^[A-Za-z0-9]/ { skip = /== .never./ || /os_name == .nt./ } !skip' requirements.txt > requirements.new
	mv requirements.new requirements.txt

clean: down
	@if [ -e $(READY) ]; then $(BIN)/python -m tests.sandbox.stack clean; fi
	rm -rf var build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
