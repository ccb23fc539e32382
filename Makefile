# Front door. `make` alone prints this help.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export TOLOK_DEMO ?= 1

.DEFAULT_GOAL := help
.PHONY: help install run test test-inti contoh check bench fmt docs kunci

help: ## print this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tolok needs Python 3.11 or newer; this is $$($(PYTHON) --version)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.pakai: requirements/pakai.lock pyproject.toml | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/pakai.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.lengkap: requirements/lengkap.lock pyproject.toml | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lengkap.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.pakai

install: $(VENV)/.lengkap ## make .venv with everything in it, .venv/bin/tolok included

run: $(VENV)/.pakai ## install, migrate, load the demo and serve http://127.0.0.1:8000
	$(VENV)/bin/tolok demo
	$(VENV)/bin/tolok layani

test: install ## all tests, on SQLite and on PostgreSQL
	tests/jalankan

test-inti: install ## the domain tests alone: no Django, no database
	$(PY) -m pytest -q -c tests/inti.ini --rootdir . src/tolok/dasar src/tolok/regulasi src/tolok/*/tests/domain

contoh: install ## print the worked cases as tables for an auditor
	$(PY) -m tolok.kinerja.tests.contoh

check: install ## lint, types, borders, migrations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/yamllint -c .yamllint src
	TOLOK_DEMO=0 TOLOK_SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') TOLOK_HOSTS=tolok.example $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run

bench: install ## repeat the measurements; results in benchmarks/hasil
	$(PY) -m benchmarks

fmt: install ## format and fix what can be fixed
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

docs: install ## regenerate the generated pages and pictures of docs/
	$(PY) -m tests.buat_dokumen

kunci: ## resolve pyproject.toml into requirements/*.lock (needs uv)
	uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --python-version 3.11 --extra bangun pyproject.toml -o requirements/pakai.lock
	uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --python-version 3.11 --extra bangun --extra uji --extra periksa --extra tolok-ukur pyproject.toml -c requirements/pakai.lock -o requirements/lengkap.lock
