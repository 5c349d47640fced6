.PHONY: serve test bench lint format lock

serve test bench:
	scripts/$@

lint:
	scripts/setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

format:
	scripts/setup
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

# Brings every package to its newest version that pyproject.toml allows.
lock:
	python3 -m venv --without-pip build/lock
	python3 -m pip --python build/lock/bin/python install --quiet pip pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras \
		--allow-unsafe --extra test --all-build-deps --no-emit-index-url --no-emit-find-links \
		--output-file requirements.lock pyproject.toml
