"""Export of a stack in another format."""

from __future__ import annotations

EXPORT_STACK = (
    "Export stack…",
    "Write the stack, or a part of it, as OME-TIFF, OME-Zarr or TIFF for ImageJ",
)
EXPORT_TITLE = "Export stack"
EXPORT_WHICH = "Stack"
EXPORT_RAW = "Raw: {name}"
EXPORT_RESTORED = "Restored: {name}"
EXPORT_REGION = "Region, in voxels"
EXPORT_FROM = "First voxel along {axis}, counted from 1"
EXPORT_TO = "Last voxel along {axis}"
EXPORT_OF = "of {count}"
EXPORT_WHOLE = "Whole stack"
EXPORT_WHOLE_TIP = "Take all voxels"
EXPORT_MARKED = "Marked region"
EXPORT_MARKED_TIP = "Take the voxels within the region that is marked in the viewer"
EXPORT_CHANNELS = "Channels"
EXPORT_TIMES = "Times"
EXPORT_TIMES_TIP = "Time points from 1, such as 1-3, 5"
EXPORT_KIND = "Format"
EXPORT_DEPTH = "Bit depth"
EXPORT_DEPTHS = {
    "same": "As in the stack ({dtype})",
    "8": "8 bits, whole numbers",
    "16": "16 bits, whole numbers",
    "32": "32 bits, real numbers",
}
EXPORT_SCALE = "Intensities"
EXPORT_SCALES = {
    "unscaled": "Leave values as they are",
    "highest": "0 to the highest value of each channel",
    "typed": "From a lower to an upper value",
}
EXPORT_LOW = "Value that becomes 0"
EXPORT_HIGH = "Value that becomes the highest one"
EXPORT_CONTRAST = "Contrast of the viewer"
EXPORT_CONTRAST_TIP = "Take the range between which the selected channel is shown"

EXPORT_SAYS_SAME = "Values stay exactly as they are ({dtype})."
EXPORT_SAYS_WIDER = "Values stay as they are, written as {dtype}."
EXPORT_SAYS_REAL = "Values stay as they are; the largest come near as 32-bit real numbers."
EXPORT_SAYS_CLIPPED = (
    "Values stay as they are, rounded to whole numbers; what is below 0 or above {top} is clipped "
    "and counted."
)
EXPORT_SAYS_HIGHEST = (
    "0–highest value → 0–{top} in each channel. The highest values are found first; the numbers "
    "are told at the end and written into the file."
)
EXPORT_SAYS_TYPED = (
    "{low}–{high} → 0–{top} in each channel. What lies outside is clipped and counted; all of it "
    "is written into the file."
)
EXPORT_SIZE = "{channels} × {times} × {z} × {y} × {x} voxels (channels, times, z, y, x), {size}."
EXPORT_ODD_REGION = (
    "Along {axis}, enter whole numbers from 1 to {count}, the first not above the last"
)
EXPORT_ODD_CHANNELS = "Choose at least one channel"
EXPORT_ODD_TIMES = "Enter time points from 1 to {count}, such as 1-3, 5"
EXPORT_ODD_SCALE = "Enter two numbers, the lower one first"
EXPORT_NO_COLOUR = "A colour image holds no intensities that could be exported"
EXPORT_NOTHING = "Open a stack first"

EXPORT_START = "Export…"
EXPORT_CLOSE = "Close"
EXPORT_STOP = "Stop"
EXPORT_PROGRESS = "Share of the export that is done"
EXPORT_READING = "Looking for the highest values …"
EXPORT_WRITING = "Writing {name} …"
EXPORT_STOPPED = "Stopped; nothing was written."
EXPORT_DONE = "Exported as {path}"
EXPORT_MAPPED_SCALED = "{channel}: {low}–{high} → 0–{top}, {clipped} voxels clipped"
EXPORT_MAPPED_UNSCALED = "{channel}: unscaled ({dtype})"
EXPORT_MAPPED_CLIPPED = "{channel}: unscaled ({dtype}), {clipped} voxels clipped"
EXPORT_MAPPED_MISSING = "{words}, {missing} voxels without a number became 0"
EXPORT_ENDED = "The export ended without an answer"
EXPORT_ENDED_REMEDY = "try again, and send the log if it happens again"
EXPORT_SAVE_AS = "Export the stack as"
EXPORT_FILE = "{name}_export{suffix}"

OPEN_IN_NAPARI = ("Open in napari", "Open the exported stack in napari")
OPEN_IN_FIJI = ("Open in Fiji", "Open the exported stack in Fiji")
OPEN_IN_FIJI_NOT_ZARR = "Fiji opens no OME-Zarr from here; export as TIFF for ImageJ or OME-TIFF"
PROGRAM_NOT_FOUND = "{program} was not found on this computer; install it, or say where it is"
PROGRAM_CHOOSE = "Where is {program}?"
PROGRAM_NOT_STARTED = "{program} could not be started; say where it is"
PROGRAM_STARTED = "{program} is being started; that may take a moment."
PROGRAM_NAMES = {"napari": "napari", "fiji": "Fiji"}
