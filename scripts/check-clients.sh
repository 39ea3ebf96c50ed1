#!/usr/bin/env bash
# Tries an executable as others meet it: pre-commit, the action of GitHub, readers of SARIF, a language client; with what they
# are from PyPI, in an environment of its own:
#
#   check-clients.sh GALLEY [ARGUMENT OF PYTEST...]
set -euo pipefail
GALLEY=$(realpath "$1")
export GALLEY
shift
cd "$(dirname "$0")/.."
venv=$PWD/.build/client-venv

[ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --requirement Tests/ClientTests/requirements.txt
"$venv/bin/python" -m pytest -q -p no:cacheprovider Tests/ClientTests "$@"
