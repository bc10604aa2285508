#!/bin/sh
# Installs SSAI-3D for this user, or with --system for all users of this computer.
set -eu

usage() {
  cat <<'TEXT'
usage: ./install.sh [--system | --prefix DIR]

  (nothing)      for you alone, into ~/.local; needs no administrator
  --system       for all users, into /usr/local; run it as root
  --prefix DIR   into DIR/lib/ssai3d, DIR/bin and DIR/share

An older version in the same place is replaced. Your projects, networks and settings are kept.
TEXT
}

prefix=$HOME/.local
while [ $# -gt 0 ]; do
  case $1 in
    --system) prefix=/usr/local ;;
    --prefix)
      [ $# -ge 2 ] || { usage >&2; exit 2; }
      prefix=$2
      shift
      ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
case $prefix in
  /*) ;;
  *) prefix=$(pwd)/$prefix ;;
esac

here=$(cd "$(dirname "$0")" && pwd)
[ -x "$here/program/ssai3d" ] || {
  echo "The folder program is missing beside install.sh: unpack the archive again." >&2
  exit 1
}
mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share" 2>/dev/null || {
  echo "$prefix cannot be written: use --prefix with a folder of yours, or --system as root." >&2
  exit 1
}
if [ -e "$prefix/lib/ssai3d" ] && [ ! -x "$prefix/lib/ssai3d/ssai3d-console" ]; then
  echo "$prefix/lib/ssai3d holds something else and is left alone; choose another --prefix." >&2
  exit 1
fi

# Beside its place first, so that a full disk leaves the older version as it is.
new=$prefix/lib/.ssai3d-new
rm -rf "$new"
trap 'rm -rf "$new"' EXIT
cp -R "$here/program" "$new"
cp "$here/uninstall.sh" "$new/uninstall.sh"
chmod +x "$new/uninstall.sh"
if ! problem=$("$new/ssai3d-console" --help 2>&1 >/dev/null); then
  echo "The program does not start on this computer, and was not installed: $problem" >&2
  echo "It needs glibc @GLIBC@ or newer (Debian 12, Ubuntu 24.04, Fedora 37, or later)." >&2
  exit 1
fi
old=$prefix/lib/.ssai3d-old
rm -rf "$old"
[ ! -e "$prefix/lib/ssai3d" ] || mv "$prefix/lib/ssai3d" "$old"
mv "$new" "$prefix/lib/ssai3d"
rm -rf "$old"
ln -sf ../lib/ssai3d/ssai3d-console "$prefix/bin/ssai3d"

(cd "$here/share" && find . -type f) | while read -r file; do
  mkdir -p "$prefix/share/$(dirname "$file")"
  cp "$here/share/$file" "$prefix/share/$file"
done
# A path with a space, a quote or a dollar has to be quoted in a desktop entry, and then escaped.
quoted=$(printf '%s' "$prefix/lib/ssai3d/ssai3d" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
for name in ssai3d ssai3d-folder; do
  entry=$prefix/share/applications/$name.desktop
  QUOTED=$quoted awk '
    /^Exec=/ { print "Exec=\"" ENVIRON["QUOTED"] "\" %f"; next }
    { print }' "$here/share/applications/$name.desktop" > "$entry"
done
# Desktops read these folders through indexes, where they have the tools that make them.
share=$prefix/share
if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q "$share/applications"
fi
if command -v update-mime-database >/dev/null; then
  update-mime-database "$share/mime"
fi
if command -v gtk-update-icon-cache >/dev/null; then
  gtk-update-icon-cache -q -f -t "$share/icons/hicolor"
fi

echo "SSAI-3D is in $prefix/lib/ssai3d; start it from the menu or with $prefix/bin/ssai3d."
case :$PATH: in
  *:"$prefix/bin":*) ;;
  *) echo "$prefix/bin is not on your path: add it, or log in again." ;;
esac
missing=$(ldd "$prefix/lib/ssai3d/_internal/PySide6/Qt/plugins/platforms/libqxcb.so" 2>/dev/null |
  sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u | tr '\n' ' ')
if [ -n "$missing" ]; then
  echo "For the window this system still needs: $missing" >&2
  echo "On Debian and Ubuntu: sudo apt-get install @PACKAGES@" >&2
fi
echo "To remove it: $prefix/lib/ssai3d/uninstall.sh"
