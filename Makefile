# Swift 6.3 in PATH is needed beforehand; the Debian packages that the build and the benchmark need are fetched if missing.
#
#   make demo           repair the sample pages into out/ and report what was done
#   make test           build, and run every test
#   make review-test    go through galley review in Chromium (SHOTS=folder: with screenshots)
#   make bench          time `galley clean` beside its peers, and write docs/benchmarks.md (PAGES=folder: on pages of yours)
#   make score          score `galley clean` on damaged pages with gold (SETS=folders, SCORER=program)
#   make fit            fit the weights of rules.json anew (BENCH, DATA=folders: see docs/evidence.md)
#   make fit-report     measure what the weights of rules.json are worth, into docs/evidence.md
#   make model          train the default language model anew (DATA=folder), and compare it with models/news-zh.model
#   make samples        make the sample pages again from samples/source
#   make man            write the manual into .build/man
#   make release        make what is shipped, in .build/dist: executable, Debian package and wheel
#   make release-check  install and run each of them where there is nothing else (as root)
#   make python-check   test the Python package, with PySpark and Ray
#   make client-check   try Galley in pre-commit, as a GitHub action, with SARIF's schema and a language client, all from PyPI
#   make format-check   check the layout of the sources

# Nothing may depend on the language or the time zone of the machine.
export LC_ALL := C
export TZ := UTC

SWIFT ?= swift
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
APT_INSTALL := $(SUDO) apt-get update -q && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -q --no-install-recommends
GALLEY := .build/release/galley

.PHONY: demo test review-test bench score fit fit-report model samples man release release-check python-check \
  client-check format-check system-packages bench-packages fit-packages review-packages fit-pages release-build

demo: release-build
	@rm -rf out
	@mkdir -p out
	$(GALLEY) clean samples/pages -o out --report out/report.html
	@echo
	@echo "$$(ls samples/pages/*.txt | wc -l) damaged pages, repaired:  out/"
	@echo "what was found and repaired:  file://$(CURDIR)/out/report.html"
	@echo "what undoes every repair:     out/.galley/record.jsonl"
	@echo "one page before and after:    git diff --no-index samples/pages/02-old-courtyards.txt out/02-old-courtyards.txt"

test: system-packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

review-test: release-build review-packages
	.build/review-venv/bin/python scripts/review $(if $(SHOTS),--shots $(SHOTS))

bench: release-build bench-packages
	python3 scripts/bench $(if $(PAGES),--pages $(PAGES))

# The defaults are the page benchmark beside this repository, where it is there, and the samples.
SCORER ?= ../shared/bench/score.py
SETS ?= $(wildcard ../shared/bench/dev/*) samples
score: release-build
	python3 scripts/score.py --scorer $(SCORER) $(SETS)

BENCH ?= ../shared/bench
DATA ?= ../shared/data
fit: fit-pages
	python3 scripts/fit-weights.py .build/fit --bench $(BENCH)

fit-report: fit-pages
	python3 scripts/fit-weights.py .build/fit --bench $(BENCH) --report docs/evidence.md

fit-pages: system-packages fit-packages
	$(SWIFT) build -c release --product galley-evidence
	python3 scripts/fit-pages.py --bench $(BENCH) --data $(DATA) .build/fit

MODEL_TEXT := .build/model/training.txt
model: release-build fit-packages
	@mkdir -p .build/model
	python3 scripts/select-training-articles.py $(DATA)/news-train.jsonl.gz > $(MODEL_TEXT)
	$(GALLEY) train $(MODEL_TEXT) -o .build/model/news-zh.model
	cmp .build/model/news-zh.model models/news-zh.model
	python3 scripts/headline-wording.py $(DATA)/news-train.jsonl.gz .build/model/headlines-zh.table
	cmp .build/model/headlines-zh.table models/headlines-zh.table
	@echo "models/ holds what these texts make, byte for byte."

samples:
	python3 scripts/make-samples.py

man: system-packages
	$(SWIFT) package --disable-sandbox generate-manual --multi-page
	@rm -rf .build/man
	@cp -r .build/plugins/GenerateManual/outputs/galley .build/man
	@echo "the manual: man .build/man/galley.1"

DIST := .build/dist
# Fully static: one file that runs on any Linux of its architecture, and starts in a third of the time.
STATIC := -Xswiftc -static-executable -Xswiftc -use-ld=lld -Xlinker -lstdc++ -Xlinker -lm
# The manual first: its plugin builds an executable of its own, in the same place.
release: bench-packages
	$(MAKE) man
	$(MAKE) release-build LINKING="$(STATIC)"
	scripts/make-release.sh $(GALLEY) .build/man $(DIST)

release-check:
	$(SUDO) scripts/check-release.sh $(DIST)

# Java for PySpark; the rest comes from PyPI.
python-check: release-build bench-packages
	@if ! command -v java >/dev/null; then $(APT_INSTALL) default-jre-headless; fi
	scripts/check-python.sh $(GALLEY)

client-check: release-build bench-packages
	scripts/check-clients.sh $(GALLEY)

format-check:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

LINKING := --static-swift-stdlib
release-build: system-packages
	$(SWIFT) build -c release $(LINKING) --product galley

system-packages:
	@if ! pkg-config --exists icu-i18n zlib libzstd 2>/dev/null; then \
	  command -v apt-get >/dev/null || \
	    { echo "Galley needs ICU, zlib, libzstd and pkg-config; install them first." >&2; exit 1; }; \
	  $(APT_INSTALL) libicu-dev zlib1g-dev libzstd-dev pkg-config; \
	fi

review-packages:
	@if ! command -v chromium >/dev/null || ! python3 -c 'import ensurepip' 2>/dev/null; then \
	  command -v apt-get >/dev/null || { echo "The test needs Chromium, and Python 3 with venv." >&2; exit 1; }; \
	  $(APT_INSTALL) chromium fonts-noto-cjk python3-venv; \
	fi
	@test -d .build/review-venv || python3 -m venv .build/review-venv
	.build/review-venv/bin/pip install -q -r scripts/review/requirements.txt

bench-packages:
	@if ! python3 -c 'import ensurepip' 2>/dev/null; then \
	  command -v apt-get >/dev/null || { echo "The benchmark needs Python 3 with venv." >&2; exit 1; }; \
	  $(APT_INSTALL) python3-venv; \
	fi

fit-packages:
	@if ! python3 -c 'import numpy, scipy' 2>/dev/null; then \
	  command -v apt-get >/dev/null || { echo "Fitting needs Python 3 with numpy and scipy." >&2; exit 1; }; \
	  $(APT_INSTALL) python3-scipy; \
	fi
