# `make help` lists what there is. `make run` is the way to try it.

.DEFAULT_GOAL := help
SHELL := /bin/sh
.SHELLFLAGS := -eu -c

LISTEN ?= 127.0.0.1:8080
DEMO_DATA ?= .demo
TARGET := $(or $(CARGO_TARGET_DIR),target)
BINARY := $(TARGET)/release/beffroi
# The Node that the front end pins as an npm package, when it is there; otherwise the system's.
WEB_PATH := $(CURDIR)/web/node_modules/node/bin:$(PATH)
WEB_SOURCES := $(shell find web api \( -name node_modules -o -path web/dist -o -name output \) -prune \
	-o -type f -print 2>/dev/null)

.PHONY: help run build binary tools test fuzz-api bench fmt lint codegen clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 18

run: build ## build, make a demo tenant once, serve it on http://127.0.0.1:8080
	@exec $(BINARY) demo --data $(DEMO_DATA) --listen $(LISTEN)

build: tools web/dist/index.html binary ## leave target/release/beffroi, console and portal inside

# Cargo decides whether there is anything to do; it takes a second when there is not.
binary: web/dist/index.html
	@cargo build --release --locked --package beffroi

tools:
	@scripts/require.sh build

# The front end is built again when one of its files, or the API's document, is newer.
web/dist/index.html: $(WEB_SOURCES)
	@scripts/require.sh build
	@scripts/npm-install.sh web
	@PATH="$(WEB_PATH)" npm --prefix web run --silent build
	@touch $@

test: ## every check there is, as CI runs it
	@scripts/test.sh

fuzz-api: web/dist/index.html ## 20,000 generated requests and more against the API's own document
	@cargo build --locked --package beffroi
	@scripts/install.sh clients
	@scripts/fuzz-api.sh 600 20000

bench: build ## print a table of ratios against the peers
	@BEFFROI_BINARY=$(BINARY) cargo run --release --locked --quiet --package bench

fmt: ## format all sources
	@cargo fmt --all
	@scripts/npm-install.sh web
	@npm --prefix web run --silent format

lint: tools ## formatting, lints, tidy and edges: what takes a minute instead of an hour
	@cargo fmt --all --check
	@cargo xtask tidy --sources-only
	@cargo xtask edges
	@cargo clippy --workspace --all-targets --quiet -- -D warnings

codegen: web/dist/index.html ## write api/openapi.json and the typed client anew
	@cargo xtask codegen

clean: ## remove what was built, and the demo's data
	@cargo clean --quiet
	@rm -rf web/dist $(DEMO_DATA)
