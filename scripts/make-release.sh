#!/usr/bin/env bash
# Makes what is shipped of the executable that `make release-build` has built and of the manual of `make man`:
#
#   make-release.sh BUILT MANUAL OUT
#
# OUT holds, when it is done: galley, stripped; galley_VERSION_ARCH.deb with manual and completions; the wheel of
# integrations/python, which carries the same executable.
set -euo pipefail
built=$1
manual=$2
out=$3
here=$(cd "$(dirname "$0")/.." && pwd)

rm -rf "$out"
mkdir -p "$out"
strip -o "$out/galley" "$built"
version=$("$out/galley" --version)
architecture=$(dpkg --print-architecture)

# The Debian package: its tree, then the file. Nothing is left to depend on.
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
share=$tree/usr/share
install -D -m 755 "$out/galley" "$tree/usr/bin/galley"
install -D -m 644 "$here/LICENSE" "$share/doc/galley/copyright"
mkdir -p "$share/man/man1" "$share/bash-completion/completions" "$share/zsh/vendor-completions" \
  "$share/fish/vendor_completions.d"
gzip -9n < "$here/CHANGELOG.md" > "$share/doc/galley/changelog.gz"
for page in "$manual"/*.1; do gzip -9n < "$page" > "$share/man/man1/$(basename "$page").gz"; done
"$out/galley" --generate-completion-script bash > "$share/bash-completion/completions/galley"
"$out/galley" --generate-completion-script zsh > "$share/zsh/vendor-completions/_galley"
"$out/galley" --generate-completion-script fish > "$share/fish/vendor_completions.d/galley.fish"
mkdir "$tree/DEBIAN"
cat > "$tree/DEBIAN/control" <<CONTROL
Package: galley
Version: $version
Architecture: $architecture
Maintainer: The Galley authors <galley@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Section: text
Priority: optional
Description: repairs scanned newspaper text
 Puts the pages of a recogniser or a layout model back together: joins what column
 breaks cut, takes furniture out, normalises characters, and proves that no
 character was lost or made up. Tells what it did, and can undo it.
CONTROL
chmod -R u=rwX,go=rX "$tree"
dpkg-deb --root-owner-group --build "$tree" "$out/galley_${version}_$architecture.deb" > /dev/null

# The wheel, with the tools that build it in an environment of their own.
tools=$here/.build/release-venv
[ -x "$tools/bin/pip" ] || python3 -m venv "$tools"
GALLEY_EXECUTABLE=$(realpath "$out/galley") \
  "$tools/bin/pip" wheel --quiet --no-deps --wheel-dir "$out" "$here/integrations/python"

ls -l "$out"
