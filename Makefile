# make site    set up and build the sample library into site/
# make serve   live preview on 127.0.0.1
# make test    set up and run every check
# make bench   measure speed, memory, the pages of calculators, and the search beside others

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: site serve check test lint types layers unit bench lock clean needs

site: .venv/.site
	@$(BIN)/caselib schema
	@$(BIN)/caselib build --audience editors

serve: .venv/.site
	@$(BIN)/caselib serve

check: .venv/.site
	@$(BIN)/caselib check

test: .venv/.dev needs lint types layers unit

lint: .venv/.dev
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

layers: .venv/.dev
	$(BIN)/lint-imports --no-cache

unit: .venv/.dev needs
	$(BIN)/python -m pytest

needs:
	@sh scripts/test_needs.sh

bench: .venv/.dev
	$(BIN)/python -m bench

# For maintainers: resolve the dependencies anew. Needs uv.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header \
	    --python-version 3.11 --quiet --upgrade -o requirements/site.txt
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-header \
	    --python-version 3.11 --quiet --upgrade -c requirements/site.txt -o requirements/dev.txt
	@for file in site dev; do \
	    sed -i '1i # Every package with its version and hashes; made by `make lock`, never by hand.' \
	        requirements/$$file.txt; done

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || { \
	    echo "venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.site: .venv/.python requirements/site.txt pyproject.toml
	@echo "setting up .venv ..."
	@$(PIP) --require-hashes -r requirements/site.txt
	@$(PIP) --no-deps --editable .
	@touch $@

.venv/.dev: .venv/.site requirements/dev.txt
	@echo "setting up the tests ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf .venv site .caselib
