"""Own words on what needs more than a licence text: how to replace parts, what is whose."""

from __future__ import annotations

QT = """Qt and PySide6

The window is drawn by Qt {qt} through PySide6. Both are used under the GNU Lesser General Public
License, version 3, whose text is in PySide6_Essentials.txt.

They are not changed, and are separate libraries: in the folder _internal/PySide6 of this program.
Whoever wants to may put libraries built from another version of the source with the same interface
in their place; the program loads whatever lies there.

The source of exactly these libraries is offered by the Qt Company at
https://download.qt.io/official_releases/QtForPython/ and https://download.qt.io/official_releases/qt/
under the version above.

Qt holds parts by others under permissive licences (among them FreeType, HarfBuzz, libjpeg-turbo,
libpng, PCRE2, zlib, ICU); https://doc.qt.io/qt-6/licenses-used-in-qt.html lists them with their
texts. Portions of this software are copyright The FreeType Project (www.freetype.org). This
software is based in part on the work of the Independent JPEG Group.
"""

PYINSTALLER = """PyInstaller's starter

The executables were made with PyInstaller {version}. PyInstaller is under the GPL, version 2 or
later, with an exception that lets the starter which it puts into each program be given away with
programs under any licence. Its text, with the exception, follows; the rest of PyInstaller is not
in here.

"""

NVIDIA = """NVIDIA's CUDA libraries

The folder _internal/nvidia holds libraries that NVIDIA lets be given along with programs
(redistributable parts of the CUDA Toolkit, cuDNN, NCCL and others), as they came: not changed, and
in use by this program alone. They are NVIDIA's; the terms, which bind whoever uses or passes on
this program, are in the files of the packages named nvidia-….
"""

MPL = """Parts under the Mozilla Public License 2.0

{names}: used as they came. Their source is at https://pypi.org under these names and versions;
https://mozilla.org/MPL/2.0/ holds the licence.
"""

FONTS = """Fonts

The window writes in the system's fonts. Reports in PDF are set in Bitstream Vera, which comes along
in _internal/reportlab/fonts under the terms that follow.

"""

MICROSOFT = """Microsoft's runtime libraries

The libraries named vcruntime*.dll, msvcp*.dll, ucrtbase.dll and api-ms-win-*.dll are the
redistributable parts of Microsoft Visual C++ and of the Universal C Runtime, as they came with
Python and with the packages.
"""
