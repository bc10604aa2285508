"""The Restore panel."""

from __future__ import annotations

NOTHING_OPEN = "Open a stack first"
READING_FILE = "The file is still being read"
BLOCKED_IN_QUEUE = "A job that is not finished writes this file; wait, or choose another name"
VOXEL_HEADING = "Distance between voxels, in µm"
VOXEL_LABELS = {"z": "Z step", "y": "Y pixel", "x": "X pixel"}
VOXEL_ACCESSIBLE = {
    "z": "Distance between slices along z in micrometres",
    "y": "Pixel size along y in micrometres",
    "x": "Pixel size along x in micrometres",
}
VOXEL_FROM_FILE = "✔  From {source}"
VOXEL_ENTERED = "✎  Entered by you, not from the file"
VOXEL_PARTLY_ENTERED = "✎  {ours} entered by you; {kept} from {source}"
VOXEL_GUESSED = {
    "z": "!  Is the z step right? {source} leaves room for doubt",
    "y": "!  Is the pixel size along y right? {source} leaves room for doubt",
    "x": "!  Is the pixel size along x right? {source} leaves room for doubt",
}
VOXEL_CONFIRMED = "✔  From {source}, confirmed by you"
VOXEL_CONFIRM = "I checked it: this is right"
VOXEL_CONFIRM_TIP = (
    "Nothing is changed; that you have checked the voxel size is kept with the project and written "
    "into the result's record"
)
VOXEL_MISSING = {
    "z": "✖  How far apart are the slices? The file does not say",
    "y": "✖  How large is a pixel along y? The file does not say",
    "x": "✖  How large is a pixel along x? The file does not say",
}
VOXEL_ALL_MISSING = "✖  The file does not say how large a voxel is"
VOXEL_ODD = {
    "z": "✖  The z step must be a number above 0, like {example}",
    "y": "✖  The y pixel size must be a number above 0, like {example}",
    "x": "✖  The x pixel size must be a number above 0, like {example}",
}
BLOCKED_MISSING = {
    "z": "Enter the z step first",
    "y": "Enter the pixel size along y first",
    "x": "Enter the pixel size along x first",
}
BLOCKED_ODD = {
    "z": "The z step is not a usable number",
    "y": "The y pixel size is not a usable number",
    "x": "The x pixel size is not a usable number",
}
AXES_LABEL = "Axis order"
AXES_TIP = "What the axes of the file are in truth; the file itself is not changed"
AXES_AS_IN_FILE = "As in the file"
AXIS_NAMES = {"T": "time", "C": "channels", "Z": "z"}
AXIS_NAMES_MANY = {"T": "time points", "C": "channels"}
AXIS_AND = " or "
AXIS_IS = {"T": "time is {axis}", "C": "channels are {axis}", "Z": "z is {axis}"}
AXES_EXCHANGED = "{first} and {second} are exchanged"
AXES_CHOICE = "{words}: {planes} planes"
AXES_ENTERED = "✎  Entered by you, not from the file"
BLOCKED_AXES = "There is only one plane; if others were stored as {axes}, change the axis order"
CORRECTIONS_UNDO = "↩  Back to the file's values"
CORRECTIONS_UNDO_TIP = "Forget what was entered for voxel size, axis order and channel names"

EXPECTED = (
    "Z is {ratio}× coarser than XY: the result has {ratio}× more slices "
    "({planes} planes of {x}×{y}, {size})."
)
EXPECTED_EQUAL = "Z is as fine as XY already: the result keeps {planes} planes of {x}×{y} ({size})."
EXPECTED_IN_SHORT = "{planes} planes, {size}"
EXPECTED_SCENES = "{count} scenes go into one result, {size} together."
EXPECTED_SCENES_IN_SHORT = "{count} scenes, {size}"
CAUTION_ONE_FOR_ALL = "What you entered for this scene is used for all scenes."
CAUTION_LEFT_OUT = "Left out, because they cannot be restored: {names}."
SCENES_SAY = "{names}: {sentence}"
NAMES_AND_MORE = "{names} and {count} more"
SCENES_LABEL = "Scenes"
SCENE_ONE = "Only {name}"
SCENES_ALL = "All {count} that can be restored"
CHANNELS_ALL = "All {count} channels"
CHANNEL_ONE = "Only {name}"
TIMES_ALL = "All {count} time points"
TIME_ONE = "Only time point {number}"
CHANNELS_LABEL = "Channels"
TIMES_LABEL = "Time"
METHOD_LABEL = "Method"
METHODS = {
    "ssai": ("Network tuned to the stack", "Learns from the stack's own sharp planes."),
    "rl": (
        "Richardson–Lucy",
        "Classic deconvolution, to compare with; fast, and brings up noise.",
    ),
    "rl-tv": (
        "Richardson–Lucy, smoothed",
        "The same with total variation, which holds noise back and flattens texture.",
    ),
    "fista": (
        "FISTA, smoothed",
        "Least squares with total variation; slower, and calmest in noise.",
    ),
}
PRESET_LABEL = "Quality"
PRESETS = {
    "quick": (
        "Quick look",
        "60 tuning steps: the shortest way to see whether restoring is worth it; mostly close to "
        "Balanced.",
    ),
    "balanced": (
        "Balanced",
        "300 tuning steps: about twice the time of Quick look. Right for most stacks; finer detail "
        "where slices are far apart.",
    ),
    "best": (
        "Best",
        "A network four times as large, 300 tuning steps: two to three times as long as Balanced "
        "without a graphics card. Ahead in most tissue, but not on thin fibres.",
    ),
}
DEVICE_LABEL = "Compute on"
DEVICES = {
    "auto": ("Automatic", "Uses the graphics card when there is one."),
    "cpu": ("Processor (CPU)", "Works on every PC; slower."),
    "cuda": (
        "Graphics card (GPU)",
        "Needs an NVIDIA card; stops with a message when there is none.",
    ),
}
SAVE_KIND = "Format of the result"
SAVE_KINDS = {
    "ome_tiff": ("OME-TIFF", "One file that most programs read."),
    "ome_zarr_04": ("OME-Zarr 0.4", "A folder; suits large stacks."),
    "ome_zarr_05": ("OME-Zarr 0.5", "A folder with fewer files inside; for newer programs."),
    "imagej": ("TIFF for ImageJ/Fiji", "Opens in Fiji without a plugin; holds one scene."),
}
SAVE_LABEL = "File of the result"
SAVE_BROWSE = "Browse…"
SAVE_REPLACES = "A file of this name exists and will be replaced."
BLOCKED_NO_NAME = "Choose where the result is saved"
BLOCKED_SUFFIX = "The result's name must end in .ome.tif, .ome.zarr or .tif"
BLOCKED_ONE_SCENE = "A TIFF for ImageJ holds one scene; choose OME-TIFF or OME-Zarr"
BLOCKED_DIFFERENT = "Scenes were corrected differently; restore them one by one"
BLOCKED_SAME = "The result must not replace the source"
RESTORE_BUTTON = "Restore"
PREDICTED_NOTE = (
    "Restored detail is predicted from the stack itself. Confirm what matters independently."
)
RESULT_DONE = "Restored in {time}"
RESULT_SAVED = "Saved as {path}"
RESULT_FOLDER = "Open folder"
RESULT_FOLDER_TIP = "Show the folder of the result"
