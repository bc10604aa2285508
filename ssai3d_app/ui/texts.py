"""Every text that the window shows, in one place for translation."""

from __future__ import annotations

APPLICATION = "SSAI-3D"

# Actions: text, tooltip.
OPEN = ("Open…", "Open a microscope file or image stack")
OPEN_FOLDER = ("Open folder…", "Open a folder of numbered planes, or an OME-Zarr image")
OPEN_SAMPLE = ("Open the sample", "Open a small stack that comes with SSAI-3D")
QUIT = ("Quit", "Close SSAI-3D")
RESTORE = ("Restore", "Restore isotropic resolution with the settings of the panel")
SHOW_RAW = ("Raw", "Show the stack as recorded")
SHOW_RESTORED = ("Restored", "Show the restored stack; its added detail is predicted")
SHOW_SIDE = ("Side by side", "Show raw and restored next to each other")
SWITCH = ("Switch raw / restored", "Switch between raw and restored without moving anything")
CROSSHAIR = ("Crosshair", "Show or hide the crosshair")
SMOOTH = ("Smooth raw slices", "Interpolate the raw XZ and YZ slices to the fine grid")
FIT = ("Fit", "Show the whole stack")
ONE_TO_ONE = ("One to one", "Show one voxel per screen pixel")
AUTO_CONTRAST = ("Auto contrast", "Choose the display range from the stack; hot pixels are ignored")
NEXT_PLANE = ("Next plane", "Go one plane deeper")
PREVIOUS_PLANE = ("Previous plane", "Go one plane back")
FULL_SCREEN = ("Full screen", "Use the whole screen")
HELP = ("Help", "How to restore a stack and read the result")
ABOUT = ("About SSAI-3D", "Version, method and licence")
OPEN_LOGS = ("Open log folder", "Show the folder with the log files that support asks for")

MENU_FILE = "&File"
MENU_VIEW = "&View"
MENU_HELP = "&Help"
TOOLBAR = "Main toolbar"
NO_RESULT_YET = "Restore the stack first; then raw and restored can be compared"

ABOUT_TEXT = (
    "<h3>SSAI-3D {version}</h3>"
    "<p>Isotropic resolution for 3D microscopy stacks. A network is fine-tuned on the sharp "
    "lateral planes of your own stack and then sharpens its blurred axial slices.</p>"
    "<p>Detail that a restoration adds is <b>predicted</b>. Confirm what matters with an "
    "independent measurement.</p>"
)

HELP_TITLE = "SSAI-3D help"
HELP_TOPICS = "Topics"

# Welcome page.
WELCOME_TITLE = "Drop a stack here"
WELCOME_SUBTITLE = "SSAI-3D makes a stack as sharp along z as it is in the plane."
WELCOME_FORMATS = "CZI · LIF · ND2 · OME-TIFF · ImageJ TIFF · OME-Zarr · folders of numbered planes"
WELCOME_OPEN = "Open image…"
WELCOME_SAMPLE = "Try the sample"
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

# Viewer.
RAW_TITLE = "Raw"
RESTORED_TITLE = "Restored · predicted detail"
SCENE = "Scene"
CHANNEL = "Channel"
TIME = "T"
DEPTH = "Z"
POSITION_OF = "{position} / {count}"
PANEL_NAME = "{source}, {plane} slice"
CAPTION = "{axis} {value} {unit}"
CAPTION_PLANE = "plane {plane}"
CONTRAST_MINIMUM = "Black at"
CONTRAST_MAXIMUM = "White at"
CONTRAST_AUTO = "Auto"
CONTRAST_HISTOGRAM = "Histogram of intensities; drag the two edges to set the display range"
STATUS_POSITION = "x {x}   y {y}   z {z} {unit}"
STATUS_POSITION_PLANE = "x {x}   y {y} {unit}   plane {plane}"
STATUS_RAW = "raw {raw}"
STATUS_BOTH = "raw {raw} → restored {restored} (predicted)"
STATUS_ZOOM = "zoom {percent} %"
STATUS_FIRST_OPENED = (
    "One file is open at a time: this is the first of {count}. "
    "Drop the folder to open numbered planes as one stack."
)
STATUS_RESTORED_SHOWN = "The restored stack is open; B switches, D shows both side by side."
INFO_SHAPE = "{x} × {y} × {z}"
INFO_TIMES = "{count} time points"
INFO_CHANNELS = "{count} channels"
INFO_VOXEL = "voxel {x} × {y} × {z} µm"
INFO_TIME_STEP = "every {step}"
INFO_VOXEL_UNKNOWN = "voxel size unknown"
UNKNOWN = "?"

# Restore panel.
STEP_DATA = "1  Data"
STEP_CHOICES = "2  How"
STEP_SAVE = "3  Save as"
STEP_RESULT = "4  Result"
NOTHING_OPEN = "Open a stack first"
READING_FILE = "The file is still being read"
JOB_RUNNING = "A restoration is running"
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
VOXEL_GUESSED = "!  {source}: please confirm"
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

# About this file.
ABOUT_FILE = "About this file"
ABOUT_FILE_TIP = "Everything that the file says of itself; channel names can be corrected there"
FOLD_CLOSED = "▸  {name}"
FOLD_OPEN = "▾  {name}"
FACT_UNKNOWN = "unknown"
FACT_FORMAT = "Format"
FACT_SCENE = "Scene"
FACT_AXES = "Axes"
FACT_AXES_CORRECTED = "{axes} (in the file {stored})"
FACT_DTYPE = "Pixel type"
FACT_VOXEL = "Voxel size"
FACT_TIME_STEP = "Time step"
FACT_MODALITY = "Microscope"
FACT_OBJECTIVE = "Objective"
FACT_MAGNIFICATION = "Magnification"
FACT_APERTURE = "NA"
FACT_IMMERSION = "Immersion"
FACT_WAVELENGTHS = "excitation {excitation}, emission {emission}"
FACT_WAVELENGTHS_UNKNOWN = "wavelengths unknown"
FACT_NANOMETRES = "{} nm"
FACT_MICROMETRES = "{} µm"
FACT_MILLISECONDS = "{} ms"
FACT_SECONDS = "{} s"
FACT_MINUTES = "{} min"
FACTS_COPY = "Copy as text"
FACTS_COPY_TIP = "Copy everything that the file says of this scene"
CHANNELS_HEADING = "Channels"
CHANNEL_NAME = "Name of channel {number}"
CHANNEL_NAME_TIP = "Click to correct the name; the file itself is not changed"
CHANNEL_ENTERED = "✎  By you; in the file: {name}"
CHANNEL_NO_COLOUR = "The file gives no colour"
CHANNELS_LEFT_OUT = "… and {count} more"
EXPECTED = (
    "Z is {ratio}× coarser than XY: the result has {ratio}× more slices "
    "({planes} planes of {x}×{y}, {size})."
)
EXPECTED_EQUAL = "Z is as fine as XY already: the result keeps {planes} planes of {x}×{y} ({size})."
CAUTION_EQUAL = "Axial and lateral steps agree already; a restoration can only remove axial blur."
EXPECTED_SCENES = "{count} scenes go into one result, {size} together."
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
PRESET_LABEL = "Quality"
PRESETS = {
    "quick": ("Quick look", "A short fine-tune, to see whether it is worth more time."),
    "balanced": ("Balanced", "Right for most stacks."),
    "best": ("Best", "The longest fine-tune; several times slower than Balanced."),
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
RESULT_SWITCH = "Show raw / restored"
RESULT_FOLDER = "Open folder"

# Jobs.
JOB_STARTING = "Starting the engine"
JOB_CANCELLING = "Cancelling …"
JOB_CANCELLED = "Cancelled; nothing was saved"
JOB_DONE = "Done in {time}"
JOB_FAILED = "Stopped: {problem}"
JOB_CANCEL = ("Cancel", "Stop the restoration; nothing is saved")
JOB_FORCE = ("Force stop", "End the engine at once")
JOB_DISMISS = ("Hide", "Hide this line")
JOB_BAR = "Progress of the restoration"
JOB_TITLE = "Restoring {name}"
STAGE_COUNT = "{stage} {done}/{total}"
TIME_UNKNOWN = "estimating the time left"
TIME_LEFT = "{time} left"
SECONDS = "{count} s"
FEW_SECONDS = "a few seconds"
MINUTES = "{count} min"
HOURS = "{hours} h {minutes} min"
CLOSE_TITLE = "A restoration is running"
CLOSE_TEXT = "Closing SSAI-3D cancels it, and nothing is saved."
CLOSE_QUIT = "Cancel it and quit"
CLOSE_STAY = "Stay"

# Errors.
ERROR_DETAILS = "Details"
ERROR_COPY = "Copy details"
ERROR_DISMISS = "Dismiss"
ERROR_INTERNAL = "Something went wrong inside SSAI-3D"
ERROR_INTERNAL_REMEDY = "go on working; if it happens again, send the log to support"
ERROR_UNREADABLE = "{name} cannot be read"
ERROR_UNREADABLE_REMEDY = "check that the file is complete, or export it again"
ERROR_NOT_LOCAL = "Only files on this PC or its network drives can be dropped"
ERROR_NOT_LOCAL_REMEDY = "save the file first, then drop it"
ERROR_RESULT_UNREADABLE = "The result was saved but cannot be shown"
