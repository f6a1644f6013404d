# Two commands do all the set-up: `make graph` builds the graph, `make test` passes the tests.
PYTHON  ?= python3
VENV    := .venv
READY   := $(VENV)/.ready
CCGKG   := $(VENV)/bin/ccgkg
SOURCES ?=
GRAPH   ?= graph
PORT    ?= 8000
SHARED  ?= ../shared
PYTEST  := $(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile
BROWSED  = $(shell grep -l --include='test_*.py' -r 'open_page' tests)

.PHONY: graph test test-slow hostile benchmark-serve browser test-browser screenshots score score-agreement benchmark serve vendor clean

graph: $(READY)
	$(CCGKG) build $(SOURCES) --out $(GRAPH)

test: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PYTEST) -m "not slow" $(TESTS)

# The tests that take more than a few seconds; CI runs them too.
test-slow: $(READY)
	$(PYTEST) -m slow $(TESTS)

# What the tests in a browser need beside Chromium itself (on Debian: apt-get install chromium). Without either they are skipped.
browser: $(VENV)/.browser

$(VENV)/.browser: $(READY)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --editable '.[browser]'
	@touch $@

test-browser: browser
	CCGKG_BROWSER=required $(PYTEST) $(BROWSED)

# The pictures of the docs, from the bundled graph as a browser shows it.
screenshots: browser
	rm -rf .build/screenshots
	CCGKG_BROWSER=required CCGKG_PICTURES=.build/screenshots $(PYTEST) tests/test_the_docs_show_the_site.py -k taken
	rm -rf docs/screenshots
	cp -r .build/screenshots docs/screenshots
	$(PYTEST) tests/test_the_docs_show_the_site.py -k kept

# What strangers send to the endpoint: of each request the status, the time and the memory it took, and the next request.
hostile: $(READY)
	$(VENV)/bin/python -m pytest -q -s tests/test_a_hostile_query_harms_no_one.py

# The site of the graph, built first where there is none: http://127.0.0.1:8000 for this machine alone. Another port: make serve PORT=8080
serve: $(READY)
	@test -e $(GRAPH)/current || $(MAKE) graph
	$(CCGKG) serve --graph $(GRAPH) --port $(PORT)

# How well the extraction does on the hand-made claims, core and full F1 by kind: the corpus, each half of it, and the sets of tests/articles and tests/unread.
HALVES := $(VENV)/halves/first $(VENV)/halves/second
ARTICLES := $(SHARED)/corpus/seeds $(SHARED)/corpus/articles $(HALVES) $(sort $(wildcard tests/articles/*/. tests/unread/*/.))

score: $(READY)
	@rm -rf $(VENV)/halves && mkdir -p $(HALVES) && half=first && for text in $(SHARED)/corpus/*/*.txt; do \
	  ln -s $$(realpath $${text%.txt}).* $(VENV)/halves/$$half; \
	  if [ $$half = first ]; then half=second; else half=first; fi; done
	@for set in $(ARTICLES:%/.=%); do \
	  $(CCGKG) extract $$set/*.txt > $(VENV)/found.jsonl && echo "$$set" && \
	  $(PYTHON) $(SHARED)/tools/score.py $$set $(VENV)/found.jsonl; done

# Words a second beside spaCy and quantulum3, in an environment of its own, and how time grows with length.
benchmark:
	$(PYTHON) -m venv $(VENV)-benchmark
	$(VENV)-benchmark/bin/pip install --quiet --disable-pip-version-check --editable '.[benchmark]'
	$(VENV)-benchmark/bin/python -m benchmarks.extraction
	$(VENV)-benchmark/bin/python -m benchmarks.origins
	$(VENV)-benchmark/bin/python -m benchmarks.agreement

# How the site bears 64 who read at once for a minute, beside `oxigraph serve` on the same lookups.
benchmark-serve: $(READY)
	$(VENV)/bin/python -m benchmarks.serve

# How many of the verdicts on pairs of claims, and on published arithmetic, are those that a person gave who read the articles.
score-agreement: $(READY)
	@$(VENV)/bin/python tests/score_agreement.py

# The SPARQL editor that the site serves, fetched again with npm; VERSION names another than the newest.
vendor: $(READY)
	$(VENV)/bin/python -m ccgkg.publish.site.vendor $(VERSION)

# The stamp comes last: an install that was interrupted is done again.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "ccgkg needs Python 3.11 or newer; name one with: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-benchmark $(GRAPH) .build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
