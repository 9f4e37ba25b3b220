# Everything starts here. `make run` and `make test` do their own set-up.
PYTHON = .venv/bin/python
DATABASE ?= sqlite
ORDERS ?= 200

.PHONY: run test lint bench clean setup-run setup-postgres setup-test

run: setup-$(if $(filter postgres,$(DATABASE)),postgres,run)
	$(PYTHON) $(if $(filter postgres,$(DATABASE)),-m commands.with_postgres,main.py) demo --home build/demo-$(DATABASE) --orders $(ORDERS)

test: setup-test
	$(PYTHON) -m pytest

lint: setup-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: setup-test
	$(PYTHON) -m benchmarks

setup-run:
	@sh commands/setup.sh run

setup-postgres:
	@sh commands/setup.sh postgres

setup-test:
	@sh commands/setup.sh test

clean:
	rm -rf build .venv
