"""ome-types: its transforms, and the class type that xsdata finds through an entry point."""

from PyInstaller.utils.hooks import collect_data_files, collect_entry_point, collect_submodules

_datas, hiddenimports = collect_entry_point("xsdata.plugins.class_types")
hiddenimports += collect_submodules("ome_types")
hiddenimports += collect_submodules("xsdata_pydantic_basemodel")
datas = _datas + collect_data_files("ome_types", excludes=["**/*.yaml", "**/*.pyi"])
