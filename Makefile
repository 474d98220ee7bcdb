# What one does with this project; `make help` lists it. Needs GNU make, a POSIX shell, Python 3.11+.

PORT ?= 8000
PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PIP_INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes
LOCK := var/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(if $(UPGRADE),--upgrade)

RUNTIME := .venv/installed-runtime
DEVELOPMENT := .venv/installed-development
NODE_PACKAGES := tests/samples/node_modules/.installed
COLLECTED := var/collected-static
MIGRATED := var/migrated
DATABASE := $(or $(DATABASE_PATH),var/db.sqlite3)

.DELETE_ON_ERROR:
.PHONY: help run setup test samples check format bench evaluate lock

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.* ## /make \1: /p' Makefile

run: $(COLLECTED) $(MIGRATED) var/secret_key ## serve on http://127.0.0.1:8000 (PORT=8001 changes it)
	@# On a terminal the server gets a job of its own: Ctrl-C reaches it alone, and make ends quietly.
	@# Elsewhere it takes the place of the shell, so that what ends make ends it too.
	@if [ -t 0 ]; then set -m; else run=exec; fi; \
	export SECRET_KEY_FILE=var/secret_key; \
	export ALLOWED_HOSTS="$${ALLOWED_HOSTS:-127.0.0.1,localhost,[::1]}" SECURE="$${SECURE:-0}"; \
	$$run $(MANAGE) serve --port "$(PORT)"

setup: $(RUNTIME) ## make .venv with what the site needs

test: $(DEVELOPMENT) $(NODE_PACKAGES) ## run all tests (TESTS="tests/lookup -x" chooses)
	@$(BIN)/python -m pytest $(TESTS)

samples: $(DEVELOPMENT) $(NODE_PACKAGES) ## run the code of all guides (SAMPLES="overloaded/ check_key.py" chooses)
	@$(BIN)/python -m tests.samples $(SAMPLES)

check: $(DEVELOPMENT) ## lint, formats, types, imports, guides, settings for production
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy troubleshooter
	@find templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	@$(BIN)/lint-imports
	@$(BIN)/python -m troubleshooter.content guides
	@SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		ALLOWED_HOSTS=troubleshooter.example $(MANAGE) check --deploy --fail-level WARNING

format: $(DEVELOPMENT) ## format code and templates
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} +

bench: $(RUNTIME) ## measure how long a diagnosis takes
	@$(MANAGE) bench

evaluate: $(RUNTIME) ## score the engine: make evaluate PASTES="one.jsonl two.jsonl"
	@$(MANAGE) evaluate $(PASTES)

lock: | $(BIN)/python ## compile requirements/ from pyproject.toml (UPGRADE=1 takes newer versions)
	@$(BIN)/python -m venv --clear var/lock
	@var/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	@$(LOCK) pyproject.toml --output-file requirements/runtime.txt
	@$(LOCK) --group dev --constraint requirements/runtime.txt pyproject.toml \
		--output-file requirements/dev.txt
	@$(LOCK) --group node --output-file requirements/node.txt

# pip comes in a later step: an interrupted installation is taken up again.
$(BIN)/python:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found=$$python; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Python 3.11 or newer is needed, and none of these is: $(PYTHONS)." >&2; \
		echo "Install it, or say where it is: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
		exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$$found cannot make a virtual environment; on Debian: apt install python3-venv" >&2; \
		exit 1; \
	fi; \
	"$$found" -m venv --clear --without-pip .venv

$(RUNTIME): requirements/runtime.txt | $(BIN)/python
	@echo "Installing what the site needs into .venv ..."
	@$(BIN)/python -m ensurepip >/dev/null
	@$(PIP_INSTALL) --requirement requirements/runtime.txt
	@touch $@

$(DEVELOPMENT): requirements/dev.txt $(RUNTIME)
	@echo "Installing what tests and checks need into .venv ..."
	@$(PIP_INSTALL) --requirement requirements/dev.txt
	@touch $@

# Where there is no npm, or no registry for it, samples in TypeScript are left out, and say so.
$(NODE_PACKAGES): tests/samples/package.json tests/samples/package-lock.json
	@if command -v npm >/dev/null; then \
		echo "Installing what samples in TypeScript need into tests/samples/node_modules ..."; \
		(cd tests/samples && npm ci --ignore-scripts --loglevel=error && touch node_modules/.installed) \
			|| [ -z "$${CI:-}" ]; \
	fi

$(COLLECTED): $(RUNTIME) $(shell find static)
	@mkdir -p var
	@$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@touch $@

$(MIGRATED): $(RUNTIME) $(wildcard troubleshooter/*/migrations/*.py)
	@mkdir -p var
	@$(MANAGE) migrate --verbosity 0
	@touch $@

# Where the database is gone, it is migrated anew.
ifeq ($(wildcard $(DATABASE)),)
.PHONY: $(MIGRATED)
endif

var/secret_key: | $(BIN)/python
	@mkdir -p var
	@umask 077; $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
