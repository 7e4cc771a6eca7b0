# The two commands of the README are `make start` and `make test`; each installs what it needs into .venv by itself.
# `make start` makes its demonstration in .demo. Outside these only `make system`, which `make test` calls, touches
# anything: as root it installs Chromium with apt-get.
PYTHON ?= python3
BIN := .venv/bin
.PHONY: start test check bench system clean

start: .venv/run.stamp
	@$(BIN)/paradero demo .demo samples

test: .venv/dev.stamp system
	@$(BIN)/python -m pytest $(PYTEST)

check: .venv/dev.stamp
	@$(BIN)/ruff format --check src tests corpus bench tools
	@$(BIN)/ruff check src tests corpus bench tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: .venv/dev.stamp
	@$(BIN)/python -m bench

.venv/bin/python:
	@$(PYTHON) tools/check_python.py
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Paradero needs Python's venv (on Debian: apt-get install python3-venv) · falta venv de Python (en Debian: apt-get install python3-venv)"; exit 1; }

.venv/run.stamp: .venv/bin/python requirements/run.txt requirements/build.txt pyproject.toml
	@echo "Paradero: installing what it needs into .venv (once)… · instalando en .venv lo necesario (una vez)…"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

system:
	@sh tools/system.sh

clean:
	rm -rf .venv .demo .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench tools corpus -name __pycache__ -type d -prune -exec rm -rf {} +
