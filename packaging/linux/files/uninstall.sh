#!/bin/sh
# Removes SSAI-3D from where this script lies. Projects, networks, settings and logs are kept.
set -eu

home=$(cd "$(dirname "$0")" && pwd -P)
[ -x "$home/ssai3d-console" ] || {
  echo "SSAI-3D is not beside this script; run the one in lib/ssai3d of the installation." >&2
  exit 1
}
prefix=$(dirname "$(dirname "$home")")
[ -w "$prefix/lib" ] || {
  echo "$prefix/lib cannot be written: run this as whoever installed SSAI-3D." >&2
  exit 1
}
link=$prefix/bin/ssai3d
if [ "$(readlink "$link" 2>/dev/null)" = ../lib/ssai3d/ssai3d-console ]; then
  rm -f "$link"
fi
share=$prefix/share
rm -f "$share/applications/ssai3d.desktop" "$share/applications/ssai3d-folder.desktop" \
  "$share/mime/packages/ssai3d.xml" "$share"/icons/hicolor/*/apps/ssai3d.png \
  "$share/icons/hicolor/scalable/apps/ssai3d.svg"
rm -rf "$home"
if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q "$share/applications"
fi
if command -v update-mime-database >/dev/null && [ -d "$share/mime/packages" ]; then
  update-mime-database "$share/mime"
fi
echo "SSAI-3D is removed. Projects, networks, settings and logs are kept."
