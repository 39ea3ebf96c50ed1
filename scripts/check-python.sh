#!/usr/bin/env bash
# Checks the Python package with an executable, PySpark and Ray from PyPI, in an environment of its own:
#
#   check-python.sh GALLEY
set -euo pipefail
executable=$(realpath "$1")
cd "$(dirname "$0")/.."
venv=$PWD/.build/python-venv

[ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
GALLEY_EXECUTABLE=$executable "$venv/bin/pip" install --quiet --force-reinstall --no-deps ./integrations/python
"$venv/bin/pip" install --quiet --requirement scripts/python-requirements.txt

cd integrations/python
"$venv/bin/mypy"
"$venv/bin/python" -m pytest
