# Every command a contributor needs. The environment is .venv/; nothing is installed outside it but system packages
# (.ci/install-system), and those only where they are missing.

PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.PHONY: help site serve test check format schema catalogues locks clean
.DEFAULT_GOAL := help

help: ## Show the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 14

site: .venv/ready ## Build the website into site/
	$(BIN)/cchc build

serve: .venv/ready ## Serve the website on http://127.0.0.1:8000 and rebuild on change
	$(BIN)/cchc serve

test: check node_modules/ready .venv/system ## Everything CI runs: checks, then all tests, browser included
	$(BIN)/python -m pytest -n $(WORKERS)

check: .venv/ready-dev ## Linters, types, layers, and the data
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cchc check

format: .venv/ready-dev ## Format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

schema: .venv/ready ## Write the JSON Schemas of the YAML files
	$(BIN)/cchc schema

catalogues: .venv/ready-dev ## Collect the sentences of code and templates into the catalogues
	$(BIN)/pybabel extract -F babel.cfg -k _ -k mark -k say --no-location --no-wrap --omit-header --sort-output -o .venv/portal.pot .
	$(BIN)/pybabel update -i .venv/portal.pot -o generator/cchc_portal/locale/vi.po -l vi --no-wrap --no-fuzzy-matching --ignore-obsolete

locks: .venv/ready-dev ## Renew the lock files (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev pyproject.toml -o requirements-dev.lock

clean: ## Remove what was built and installed
	rm -rf .venv node_modules site

.venv/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11+"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || sh .ci/install-system python3-venv
	$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/created requirements.lock pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: .venv/created requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/ready

# A browser, Java for the HTML checker, npm, nginx and Apache: what the tests use beside Python.
.venv/system: .ci/install-system .venv/ready-dev
	sh .ci/install-system test
	@touch $@

node_modules/ready: package.json package-lock.json .venv/system
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@
