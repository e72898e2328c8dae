# On a fresh machine: `make demo` and `make test`. Both make what they need; `make help` lists the rest.

PYTHON ?= python3
DATA ?=
LOCKS := run test evaluation
LOCK_DATE := 2026-11-15
WITH_DATA = $(if $(DATA),--data="$(DATA)")
VENV := .venv/bin
PREPARE := $(PYTHON) -m environment.prepare

.DEFAULT_GOAL := help
.PHONY: help demo test ready ruff mypy gate pytest eval docs pictures lock clean

help: ## list what make can do here
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do printf '%-14s %s\n' "make $$name" "$$what"; done

demo: ## read the example articles into a ledger and ask it where things stand
	@$(PREPARE) run .venv
	@$(VENV)/selon demo

test: ready ## run every check; DATA=DIR adds the tests on prepared data
	@$(PYTHON) -m environment.system
	@$(MAKE) --no-print-directory --keep-going ruff mypy gate pytest DATA="$(DATA)"

# The four checks of `make test`; each runs even when one before it failed, pytest last.
ready:
	@$(PREPARE) test .venv

ruff: ready
	$(VENV)/ruff check .

mypy: ready
	$(VENV)/mypy

gate: ready
	$(VENV)/python -m evaluation.gate $(WITH_DATA)

pytest: ready
	$(VENV)/pytest $(WITH_DATA)

eval: ## the comparison with other tools, on the same text; DATA=DIR adds the prepared articles
	@$(PREPARE) evaluation .venv-evaluation
	.venv-evaluation/bin/python -m evaluation.peers $(WITH_DATA)

docs: ready ## write the reference pages of docs/ from the code
	$(VENV)/python -m docs.reference

pictures: ## draw the pictures of docs/pictures from real output
	@$(PREPARE) run .venv
	$(VENV)/python -m docs.draw

lock: ## choose the newest versions up to LOCK_DATE and lock them with hashes (needs uv)
	@for group in $(LOCKS); do \
		uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
			--exclude-newer $(LOCK_DATE)T00:00:00Z --extra build $$([ $$group = run ] || echo --extra $$group) \
			-o requirements/$$group.txt || exit 1; \
	done

clean: ## remove the environments and everything that can be made again
	rm -rf .venv .venv-evaluation build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
