"""aicsimageio: only the readers that SSAI-3D asks for, none of its optional and GPL ones."""

from PyInstaller.utils.hooks import copy_metadata

datas = copy_metadata("aicsimageio")
hiddenimports = ["aicsimageio.readers.dv_reader", "aicsimageio.readers.default_reader"]
