# Two commands matter: "make run" serves the demo town, "make test" proves everything.
PY := .venv/bin/python
FLASK := .venv/bin/flask --app wsgi
CATALOGS := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/messages.po))
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: run test check fast bench catalogs services clean

run: .venv/.runtime $(CATALOGS)
	$(PY) -m portal.config
	$(FLASK) db upgrade
	$(FLASK) demo --once
	$(FLASK) serve

test: .venv/.dev $(CATALOGS) services
	$(MAKE) lint
	.venv/bin/pytest -n 2 --dist loadfile
	PORTAL_TEST_ENGINE=postgresql .venv/bin/pytest -n 2 --dist loadfile -m "not slow and not browser" \
	  --ignore=tests/contracts --ignore=tests/journeys --ignore=tests/concerns/test_busy.py

check: .venv/.dev $(CATALOGS) lint fast

.PHONY: lint
lint:
	.venv/bin/ruff format --check portal tests wsgi.py
	.venv/bin/ruff check portal tests wsgi.py
	.venv/bin/mypy
	.venv/bin/djlint templates --lint --quiet

fast:
	.venv/bin/pytest -n 2 --dist loadfile -m "not slow and not browser and not postgres"

bench: .venv/.dev $(CATALOGS)
	.venv/bin/pytest -s tests/bench/contention.py

# Reads the texts out of the code into every catalog; the contract tests say what is still untranslated.
catalogs: .venv/.dev
	.venv/bin/pybabel -q extract -F translations/babel.cfg -k N_ -k _l --no-wrap --no-location --sort-output -o translations/messages.pot .
	for po in translations/*/LC_MESSAGES/messages.po; do \
	  .venv/bin/pybabel -q update -i translations/messages.pot -o $$po -l $$(basename $$(dirname $$(dirname $$po))) --no-wrap --no-fuzzy-matching --ignore-obsolete; done
	rm translations/messages.pot
	PYTHONPATH=. $(PY) translations/typeset.py

%.mo: %.po | .venv/.runtime
	.venv/bin/pybabel -q compile -i $< -o $@ -l $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $<)))

.venv/.runtime: constraints.txt
	python3 -m venv .venv
	.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r constraints.txt
	touch $@

.venv/.dev: tests/constraints.txt .venv/.runtime
	.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r tests/constraints.txt
	touch $@

# Chromium and PostgreSQL for the tests, where this machine lets us install them.
services:
	sh tests/services.sh

clean:
	rm -rf .venv instance $(CATALOGS)
