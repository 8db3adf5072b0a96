# Tidemark. `make` alone lists these targets.
#
#  demo         install what is missing, build, report on sample-logs/flights; last line: the report
#  test         install what is missing, run all tests
#  check        lint + invariants + test: what CI runs, and people before a push
#
#  build        the release binary, .build/release/tidemark
#  prometheus   the exports against Prometheus itself, which is fetched into .build; part of check
#  test-browser the pages of reports in headless Chromium, by axe-core and an HTML checker; part of check
#  format       lay out the sources in place
#  lint         complain about layout and missing documentation
#  invariants   the rules of docs/ARCHITECTURE.md that a search can prove, imports among them
#  golden       record the expected files of the tests anew; read the diff
#  docs         write the generated pages of docs/, and check the links of doc comments
#  coverage     the tests, and the share of lines that they reach
#  sanitize     the tests with the address sanitizer, then with the thread sanitizer
#  bench        time the release binary (Benchmarks/run.py)
#  sample       make sample-logs/ anew, in a virtual environment
#  packages     install the Debian packages that the build needs
#  clean        remove what the compiler wrote; reports and state in build/ stay
#
# Swift 6.3 is expected in PATH. On Debian everything else is installed without a question.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

TIDEMARK := .build/release/tidemark
PYTHON ?= python3
# Every debug build has the same flags, so that none is made twice. This one lets a dependency of a
# dependency pass; .ci/imports does not.
DEBUG := --explicit-target-dependency-import-check error
TEST := swift test --disable-xctest --parallel
VENV := .venv-samples
DOCC := .build/docc

.PHONY: help demo test check prometheus test-browser build format lint invariants golden docs \
  coverage sanitize bench sample packages swift clean

help:
	@sed -n 's/^#  //p' Makefile

demo: build
	@$(TIDEMARK) run pipelines/flights.yaml

# With Swift's libraries inside, which saves finding and calling them: a thirtieth of a run.
build: packages
	swift build -c release --product tidemark --static-swift-stdlib

test: packages
	$(TEST) $(DEBUG)

# The cheap steps come first, and the tests' build is the only one.
check: lint invariants test
	@.ci/cli-page .build/debug/tidemark | diff docs/cli.md - \
	  || { echo "docs/cli.md is stale: run make docs" >&2; exit 1; }
	.ci/prometheus-proof .build/debug/tidemark
	.ci/browser-proof .build/debug/tidemark --quick

prometheus: build
	.ci/prometheus-proof --require $(TIDEMARK)

test-browser: build
	.ci/browser-proof --require $(TIDEMARK)

format: swift
	swift format -i -r -p Sources Tests Package.swift

lint: swift
	swift format lint --strict -r -p Sources Tests Package.swift

invariants: swift
	.ci/invariants
	.ci/imports

golden: packages
	RECORD_GOLDEN=1 $(TEST) $(DEBUG)

docs: packages
	RECORD_GOLDEN=1 $(TEST) $(DEBUG) --filter GeneratedPagesTests
	.ci/cli-page .build/debug/tidemark > docs/cli.md.new
	mv docs/cli.md.new docs/cli.md
	rm -rf $(DOCC)
	.ci/symbol-graphs $(DOCC)/graphs
	docc convert --additional-symbol-graph-dir $(DOCC)/graphs --output-path $(DOCC)/archive \
	  --fallback-display-name Tidemark --fallback-bundle-identifier tidemark --warnings-as-errors

coverage: packages
	$(TEST) --enable-code-coverage --scratch-path .build-coverage
	@.ci/coverage .build-coverage

sanitize: packages
	$(TEST) --sanitize address --scratch-path .build-asan
	$(TEST) --sanitize thread --scratch-path .build-tsan

bench: build
	$(PYTHON) Benchmarks/run.py

sample:
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet -r sample-logs/requirements.txt
	$(VENV)/bin/python sample-logs/flights/make.py
	$(VENV)/bin/python sample-logs/bitcoin/make.py
	$(VENV)/bin/python sample-logs/expected.py

packages: swift
	@.ci/packages

swift:
	@command -v swift >/dev/null || { \
	  echo "make: cannot find swift: install Swift 6.3 (https://swift.org/install) and put it in PATH" >&2; \
	  exit 1; }

clean:
	rm -rf .build .build-*
