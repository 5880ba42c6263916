# Each target does all the set-up it needs, in .venv; nothing but Python (3.11 or newer) and make has to be there.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
BENCH := build/bench
INSTALL := -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test torture check format bench docs lock clean

help:  ## This list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/run.stamp  ## A tour of the main job on a sample ledger
	@$(RUN) -m sqqf.cli demo

test: $(VENV)/dev.stamp  ## All tests
	$(RUN) -m pytest -n auto

torture: $(VENV)/dev.stamp  ## The long drivers: damage, kills, broken files, readers beside writers; half an hour of a core
	$(RUN) dev/torture.py

check: $(VENV)/dev.stamp  ## Lint, format, types, generated files, catalogue, directions of import
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) dev/reference.py --check
	$(RUN) dev/soundness.py --check
	$(RUN) dev/catalogue.py check
	$(RUN) -m pytest tests/test_house.py

format: $(VENV)/dev.stamp  ## Put the sources in form
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

docs: $(VENV)/dev.stamp  ## Renew the message catalogue, the command reference, docs/soundness and docs/papers
	$(RUN) dev/catalogue.py update
	$(RUN) dev/reference.py
	$(RUN) dev/soundness.py
	$(RUN) -m dev.papers

# Measured in an environment as users have it: an editable install slows down every start of Python.
bench: $(BENCH)/venv.stamp  ## Measure; make bench WRITE=--write puts the result into docs/performance.md
	$(BENCH)/venv/bin/python $(INSTALL) --force-reinstall --no-deps .
	$(BENCH)/venv/bin/python -m bench.measure --folder $(BENCH) $(WRITE)

lock:  ## Pin the newest versions that fit, in requirements-dev.lock
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python $(INSTALL) --upgrade pip
	build/lock/bin/python $(INSTALL) --group dev --editable '.[office,keeping]'
	{ echo "# Made by make lock: what developers and the tests run with."; \
	  build/lock/bin/python -m pip freeze --all --exclude pip --exclude-editable; } > requirements-dev.lock

clean:  ## Remove everything that was made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/run.stamp: pyproject.toml requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(RUN) $(INSTALL) --constraint requirements-dev.lock --editable '.[office]'
	touch $@

$(VENV)/dev.stamp: pyproject.toml requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(RUN) $(INSTALL) --requirement requirements-dev.lock --editable '.[office]'
	touch $@ $(VENV)/run.stamp

$(BENCH)/venv.stamp: pyproject.toml requirements-dev.lock
	$(PYTHON) -m venv $(BENCH)/venv
	$(BENCH)/venv/bin/python $(INSTALL) --constraint requirements-dev.lock '.[office]'
	touch $@
