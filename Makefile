# Everything starts here. `make run` and `make test` do their own set-up.
PYTHON = .venv/bin/python
DATABASE ?= sqlite
ORDERS ?= 200

.PHONY: run test lint bench soak-quick clean setup-run setup-test

run: setup-run
	$(PYTHON) main.py demo --home build/demo --orders $(ORDERS) $(if $(filter postgres,$(DATABASE)),--postgres)

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

setup-test:
	@sh commands/setup.sh test

clean:
	rm -rf build .venv
