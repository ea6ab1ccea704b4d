# `make run` and `make test` need Python >= 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --no-deps
# The environment is made again only when what it was made from changed.
MADE_FROM = { $(PYTHON) --version; cat requirements.lock pyproject.toml; }
TESTED_FROM = { $(MADE_FROM); cat requirements-test.lock; }
# Two processes, a test file in one of them: what a file or a Prefect server prepares is prepared once.
# In the order of the files: the runs of the flow, the longest file, start early.
PYTEST = $(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

.PHONY: run test test-slow check bench lock env env-test clean

run: env
	$(BIN)/inventaire run

test: env-test
	$(PYTEST)

test-slow: env-test
	$(BIN)/python -m pytest -m slow

check: env-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_import_rules.py

bench: env-test
	$(BIN)/python tests/benchmarks/run.py
	$(BIN)/python tests/benchmarks/reading.py
	$(BIN)/python tests/benchmarks/stages.py

env:
	@$(MADE_FROM) | cmp -s - $(VENV)/made-from || { \
	  echo "making the environment in $(VENV) (about a minute)" && \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "inventaire needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run")' && \
	  rm -rf $(VENV) && $(PYTHON) -m venv $(VENV) && \
	  $(PIP) --require-hashes -r requirements.lock && \
	  $(PIP) --no-build-isolation -e . && \
	  $(BIN)/python -m pip --quiet --disable-pip-version-check check && \
	  $(MADE_FROM) > $(VENV)/made-from; }

env-test: env
	@$(TESTED_FROM) | cmp -s - $(VENV)/tested-from || { \
	  $(PIP) --require-hashes -r requirements-test.lock && $(TESTED_FROM) > $(VENV)/tested-from; }

# Resolves the locks again; both carry hashes and no index address.
COMPILE = $(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --quiet install uv
	$(COMPILE) pyproject.toml --group build -o requirements.lock
	$(COMPILE) --group test -c requirements.lock -o requirements-test.lock
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) .prefect data/raw data/staged data/held data/published
