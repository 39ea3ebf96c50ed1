#!/usr/bin/env bash
# What action.yml runs: build Galley where the action was checked out, lint the workspace, and tell GitHub.
#
#   GALLEY_PATHS   files and folders, one a line
#   GALLEY_ARGS    further arguments of `galley lint`, one a line
#   GALLEY_SARIF   the file to write SARIF to; empty for none
#
# Annotations go to standard output, the report to $GITHUB_STEP_SUMMARY. The exit status is that of `galley lint`.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if ! command -v swift > /dev/null; then
  echo "::error::Galley is built with Swift, and there is none; choose a runner with Swift, or install it first."
  exit 2
fi
make --silent -C "$root" release-build >&2

arguments=(--format github)
mapfile -t paths < <(grep -v '^[[:space:]]*$' <<< "${GALLEY_PATHS:-.}")
mapfile -t more < <(grep -v '^[[:space:]]*$' <<< "${GALLEY_ARGS:-}" || true)
if [[ -n ${GALLEY_SARIF:-} ]]; then
  arguments+=(--format "sarif:$GALLEY_SARIF")
  echo "sarif=$GALLEY_SARIF" >> "${GITHUB_OUTPUT:-/dev/null}"
fi
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT
arguments+=(--format "markdown:$summary")

status=0
"$root/.build/release/galley" lint "${arguments[@]}" ${more[@]+"${more[@]}"} -- "${paths[@]}" || status=$?
# GitHub takes a summary of 1 MiB.
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then head -c 1000000 "$summary" >> "$GITHUB_STEP_SUMMARY"; fi
exit "$status"
