"""reportlab: the one font that reports are set in, and its licence; others of its fonts are GPL."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files(
    "reportlab",
    includes=["fonts/Vera.ttf", "fonts/VeraBd.ttf", "fonts/bitstream-vera-license.txt"],
)
