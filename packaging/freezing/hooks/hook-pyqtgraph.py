"""pyqtgraph: its icons and colour maps, without the examples and the collector's spare modules."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("pyqtgraph", includes=["icons/*.svg", "icons/*.png"])
