# Two commands on a fresh machine with Python 3.11 or newer: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
TOC := $(BIN)/toc

.PHONY: demo check test test-slow gen bench accuracy fuzz clean

.venv/ready: pyproject.toml packaging/full/pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "toc needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ./packaging/full
	touch $@

# Installs, checks the examples and draws every view of them into build/.
demo: .venv/ready
	$(TOC) lint examples
	mkdir -p build
	$(TOC) render examples --view all --output build
	$(TOC) render examples/ubuntu.toc.yaml --view all --format png --format pdf --output build
	@echo "Made: $$(ls build | wc -l | tr -d ' ') pictures in build/. Open build/ubuntu.path.svg in a browser."

PYTEST := $(BIN)/pytest -q -n logical

# While you work: within a minute and a half.
check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/mypy
	$(PYTEST) -m "not slow and not thorough"

# Before a change lands: within eight minutes on two cores.
test: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/gen.py --check
	$(PYTEST) -m "not slow"

# The rest: browsers, LibreOffice, crashes, ceilings, long properties, packages. Within forty minutes.
test-slow: .venv/ready
	$(PYTEST) -m slow

# Writes what is generated from the code: schemas, pages of the rules, widths of the font.
gen: .venv/ready
	$(BIN)/python tools/fontwidths.py
	$(BIN)/python tools/gen.py

# Times and memory beside yamllint, check-jsonschema and dot, as ratios of one run: about 20 minutes, most for 10,000 plans.
bench: .venv/ready
	$(BIN)/python tools/bench.py

# Precision and recall of the text rules on labelled statements; FILES="a.csv b.csv" for others.
accuracy: .venv/ready
	$(BIN)/python tools/accuracy.py $(FILES)

# Bad plans by the thousand, for so many seconds; then 100,000 inputs of every kind, each within 10 seconds and 500 MB
# (half an hour on two cores). What goes wrong is saved in build/fuzz. atheris is for some machines only.
FUZZ_SECONDS ?= 120
FUZZ_COUNT ?= 100000
fuzz: .venv/ready
	-@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: atheris 2>/dev/null
	$(BIN)/python tools/fuzz.py --seconds $(FUZZ_SECONDS)
	$(BIN)/python tools/ceilings.py --count $(FUZZ_COUNT)

clean:
	rm -rf .venv build dist
