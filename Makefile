.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
WORKERS ?= 2

.PHONY: help setup run test check check-python check-web clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install everything this checkout needs (instant when nothing changed)
	@$(PYTHON) bootstrap.py

run: setup ## Serve with demonstration data on http://127.0.0.1:8000 (PORT=9000 changes it)
	@PORT=$(PORT) $(BIN)/dingdian serve --demo

test: setup check ## Run every check and every test
	@cd web && npm run --silent test
	@$(BIN)/pytest -q -n $(WORKERS) --dist loadscope --no-loadscope-reorder

check: setup check-python check-web ## Lint and type-check, without running tests

check-python:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check-web:
	@cd web && npm run --silent types:check && npm run --silent typecheck && npm run --silent lint

clean: ## Remove what setup made and the local database
	@rm -rf .venv .state web/node_modules web/dist data
