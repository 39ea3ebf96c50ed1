#!/usr/bin/env bash
# Installs and runs each of the files that `make release` made, where there is nothing else:
#
#   check-release.sh DIST
#
# The executable and the Debian package in roots that are empty but for them, by chroot, with /proc; the wheel in a new virtual
# environment, with no network. Each must say its version, repair the sample pages as they are kept in samples/repaired,
# and the package must bring manual and completions. Needs to be root, for mount, chroot and dpkg.
set -euo pipefail
dist=$(realpath "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
pages=$here/samples/pages
version=$("$dist/galley" --version)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "check-release: $*" >&2; exit 1; }

# inside ROOT COMMAND...: runs it there. Swift's runtime has the arguments and its own place from /proc, so that is there,
# as in every container; it is mounted for the command alone.
inside() {
  mkdir -p "$1/proc"
  unshare --mount sh -c 'mount --bind /proc "$0/proc" && exec chroot "$0" "$@"' "$@"
}

# repairs ROOT COMMAND...: whether the command, run in ROOT, repairs the samples as this build does outside.
repairs() {
  local root=$1
  shift
  mkdir -p "$root/pages" "$root/out"
  cp "$pages"/*.txt "$root/pages/"
  "$@" || fail "it does not run: $*"
  rm -rf "$root/out/.galley"
  diff -r "$work/expected" "$root/out" || fail "other pages came out of: $*"
}

mkdir "$work/expected"
"$dist/galley" clean "$pages" -o "$work/expected" --isolated
rm -rf "$work/expected/.galley"

echo "the executable alone, in an empty root"
if ldd "$dist/galley" > /dev/null 2>&1; then fail "the executable is not static"; fi
install -D "$dist/galley" "$work/alone/galley"
[ "$(inside "$work/alone" /galley --version)" = "$version" ] || fail "another version"
repairs "$work/alone" inside "$work/alone" /galley clean /pages -o /out --isolated

echo "the Debian package, in an empty root"
root=$work/debian
mkdir -p "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/info"
touch "$root/var/lib/dpkg/status"
dpkg --root="$root" --log=/dev/null --install "$dist"/galley_*.deb > /dev/null
[ "$(inside "$root" /usr/bin/galley --version)" = "$version" ] || fail "another version"
repairs "$root" inside "$root" /usr/bin/galley clean /pages -o /out --isolated
for file in man/man1/galley.1.gz man/man1/galley.clean.1.gz doc/galley/copyright doc/galley/changelog.gz \
  bash-completion/completions/galley zsh/vendor-completions/_galley fish/vendor_completions.d/galley.fish; do
  [ -s "$root/usr/share/$file" ] || fail "the package has no $file"
done
bash -n "$root/usr/share/bash-completion/completions/galley"
dpkg --root="$root" --log=/dev/null --remove galley > /dev/null
[ ! -e "$root/usr/bin/galley" ] || fail "the package leaves its executable behind"

echo "the wheel, in a new virtual environment"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-index "$dist"/galley-*.whl
[ "$("$work/venv/bin/galley" --version)" = "$version" ] || fail "another version"
mkdir "$work/wheel"
repairs "$work/wheel" "$work/venv/bin/galley" clean "$work/wheel/pages" -o "$work/wheel/out" --isolated
cd "$work"
venv/bin/python - "$work/wheel" <<'PYTHON'
import pathlib, sys
import galley
root = pathlib.Path(sys.argv[1])
pages = sorted((root / "pages").glob("*.txt"))
repaired = galley.clean_many([page.read_bytes().decode() for page in pages], options=["--isolated"])
for page, text in zip(pages, repaired, strict=True):
    assert text == galley.clean(page.read_bytes().decode(), options=["--isolated"]), page
PYTHON

echo "Galley $version: $(stat -c %s "$dist/galley") bytes; each file was installed and run."
