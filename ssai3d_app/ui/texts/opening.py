"""The welcome page and opening files."""

from __future__ import annotations

WELCOME_TITLE = "Drop a stack here"
WELCOME_SUBTITLE = "SSAI-3D makes a stack as sharp along z as it is in the plane."
WELCOME_FORMATS = "CZI · LIF · ND2 · OME-TIFF · ImageJ TIFF · OME-Zarr · folders of numbered planes"
WELCOME_OPEN = "Open image…"
WELCOME_SAMPLE = "Try the sample (1–2 min)"
WELCOME_RECENT_FILES = "Recent files"
WELCOME_OPENING = "Opening {name} …"
OPEN_DIALOG_TITLE = "Open a stack"
OPEN_DIALOG_FILTER = (
    "Image stacks (*.czi *.lif *.lof *.nd2 *.tif *.tiff *.btf *.tf8 *.lsm *.stk "
    "*.companion.ome *.dv *.r3d);;"
    "All files (*)"
)
OPEN_FOLDER_TITLE = "Open a folder of numbered planes, or an OME-Zarr image"
SAVE_DIALOG_TITLE = "Save the result as"
WINDOW_TITLE = "{name} — SSAI-3D"
LOADING = "loading {percent} %"
COARSE = "coarse preview"
NOT_RESTORED_HERE = "This scene, channel or time point was not restored with these axes"
WAITING_FOR_PIXELS = "Reading …"
