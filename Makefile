# The commands of daily work. `make demo` and `make test` need Rust and a C compiler, nothing else.

TARGET := $(or $(CARGO_TARGET_DIR),target)
CARTERA := $(TARGET)/debug/cartera
# Where the demo's results go; `make test-docs` looks at them.
OUTPUT ?= output

.PHONY: help demo test test-docs gallery stress check format bench polluted hostile fuzz sample docs

help:
	@echo 'make demo       build, run on sample-data, say where the deck is'
	@echo 'make test       all tests; needs Rust and a C compiler only'
	@echo 'make test-docs  open the demo'"'"'s documents with other programs; a missing one fails'
	@echo 'make gallery    write every chart with what breaks charts to output/gallery.pdf'
	@echo 'make stress     look for faults of layout in the briefs of BRIEFS accounts with names that break layouts'
	@echo 'make check      formatting, lints, licences'
	@echo 'make bench      seconds of reading and scoring 5,000 and 100,000 accounts and of 1,000 briefs; memory'
	@echo 'make polluted   how many polluted files are read back as the clean table they were made from'
	@echo 'make hostile    read hostile and broken files, each under 2 GiB and 20 s'
	@echo 'make fuzz       feed changed files to the readers for MINUTES a target (5)'
	@echo 'make docs       write docs/configuration.md and docs/cartera.schema.json from the code'
	@echo 'make sample     write sample-data anew'

# A run again makes the next revision of the month.
demo:
	cargo run --locked -- run --config sample-data/cartera.toml --output $(OUTPUT)
	@echo
	@echo 'deck:    $(OUTPUT)/latest/deck.pdf'
	@echo 'portal:  $(OUTPUT)/latest/index.html'
	@echo 'briefs:  $(OUTPUT)/latest/reps/<rep>/briefs/'

test:
	cargo test --locked --workspace --all-features

test-docs: demo
	tests/documents/run $(OUTPUT)/latest
	python3 tests/documents/drafts.py $(CARTERA) sample-data/cartera.toml $(OUTPUT)/latest

gallery:
	@mkdir -p $(OUTPUT)
	GALLERY=$(abspath $(OUTPUT))/gallery.pdf cargo test --locked --workspace --all-features --test it documents::the_gallery
	@echo 'gallery: $(OUTPUT)/gallery.pdf'

BRIEFS ?= 1000
# Needs python3 and poppler's pdftotext.
stress:
	cargo build --locked --release
	tests/documents/stress $(TARGET)/release/cartera $(BRIEFS)

check:
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo clippy --locked --all-targets --no-default-features -- -D warnings
	@if cargo deny --version >/dev/null 2>&1; \
	then cargo deny --offline check licenses bans sources; \
	else echo 'licences not checked: cargo-deny is not installed (cargo install cargo-deny --locked)'; fi

format:
	cargo fmt --all

# Needs python3; with the peers of the script's head installed, `--peers` runs them beside it.
polluted:
	cargo build --locked --no-default-features
	python3 tests/polluted/polluted.py $(CARTERA)

# Needs python3. `make hostile FOLDER=...` reads the files of a folder too.
hostile:
	cargo build --locked --no-default-features
	tests/hostile/run $(CARTERA) $(FOLDER)

MINUTES ?= 5
fuzz:
	fuzz/run $(MINUTES)

bench:
	cargo build --locked --release
	cargo bench --locked --no-default-features --bench speed --no-run
	tests/bench $(TARGET)/release/cartera "$$(ls -t $(TARGET)/release/deps/speed-* | grep -v '\.d$$' | head -1)"
	cargo test --locked --test it -- --ignored memory_stays_flat

docs:
	UPDATE_DOCS=1 cargo test --locked --no-default-features --test it docs::

sample:
	cargo run --locked --no-default-features -- sample --accounts 60 --months 60 --seed 14 sample-data
