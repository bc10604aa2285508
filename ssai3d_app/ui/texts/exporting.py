"""Screenshots, figures and movies."""

from __future__ import annotations

# Actions: text, tooltip.
SCREENSHOT = ("Screenshot", "Copy the panels as they are shown, and save them as a PNG")
FIGURE = ("Export figure…", "Save chosen panels with scale bar and caption as PNG, SVG or PDF")
MOVIE = ("Export movie…", "Save a walk through the planes, raw to restored, or a rotation as GIF")

FIGURE_RAW = "Raw (interpolated along z)"
FIGURE_RAW_AS_IS = "Raw"
FIGURE_RESTORED = "Restored (predicted)"
FIGURE_DIFFERENCE = "Restored (predicted) − raw"
FIGURE_DIFFERENCE_TOLD = (
    "Difference: orange where restored is brighter, blue where darker, full colour at ±{most}"
)
FIGURE_PLACE = "{name}, {scene}"
FIGURE_PLACE_TIME = "{place}, time {time}"
FIGURE_CONTRAST = "Contrast {ranges}"
FIGURE_RANGE = "{low}–{high}"
FIGURE_GAMMA = "{range} with gamma {gamma}"
FIGURE_CHANNEL = "{name} ({color}) {range}"
FIGURE_GREY = "grey"
FIGURE_INTERPOLATED = "Raw XZ and YZ slices are interpolated along z to the fine grid"
FIGURE_PREDICTED = "Detail of the restored stack is predicted"
FIGURE_COARSE = "Shown from a coarse preview of a large stack"
FIGURE_TOO_LARGE = "The figure would have more pixels than programs can open"
FIGURE_TOO_LARGE_REMEDY = "choose fewer dots per inch or a smaller width"

FIGURE_TITLE = "Export figure"
FIGURE_PREVIEW = "Preview of the figure"
FIGURE_STACKS = "Stacks"
FIGURE_CHOOSE_RAW = "Raw"
FIGURE_CHOOSE_RESTORED = "Restored"
FIGURE_CHOOSE_DIFFERENCE = "Difference"
FIGURE_NO_RESULT = "No restored stack is open"
FIGURE_PANELS = "Panels"
FIGURE_PART = "Part"
FIGURE_PARTS = ("As on the screen", "Whole planes")
FIGURE_BAR = "Scale bar"
FIGURE_BAR_TIP = "Length of the scale bar in µm; empty for a round one"
FIGURE_BAR_AUTO = "{length} (automatic)"
FIGURE_BAR_UNKNOWN = "The voxel size is unknown, so no scale bar can be true"
FIGURE_LABELS = "Labels"
FIGURE_CAPTION = "Caption with file, planes and contrast"
FIGURE_WIDTH = "Width"
FIGURE_WIDTH_TIP = "Width of the figure on the page"
FIGURE_DPI = "Resolution"
FIGURE_SIZE = "{wide} × {high} pixels"
FIGURE_NOTHING = "Choose at least one stack and one panel"
FIGURE_SAVE = "Save…"
FIGURE_CLOSE = "Close"
FIGURE_FILTER = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"
FIGURE_FILE = "{name}_figure.png"
UNIT_MM = " mm"
UNIT_DPI = " dpi"

SCREENSHOT_FOLDER = "SSAI-3D"
SCREENSHOT_FILE = "{name}_{time}.png"
SCREENSHOT_TAKEN = "The screenshot is in the clipboard, and saved as {path}."

EXPORT_FAILED = "{name} could not be made"
EXPORT_FAILED_REMEDY = "try again, and send the log if it fails once more"
EXPORT_BUSY = "Another file is being made; wait until it is there."

MOVIE_TITLE = "Export movie"
MOVIE_WHAT = "What moves"
MOVIE_KINDS = {
    "PLANES": "Walk through the planes",
    "COMPARISON": "From raw to restored and back",
    "ROTATION": "Turn the 3D look once around",
}
MOVIE_RATE = "Speed"
MOVIE_ABOUT = "The movie shows the part, contrast and colours that the panels show now."
MOVIE_PROGRESS = "Share of the movie that is made"
MOVIE_CANCEL = "Stop"
MOVIE_FILTER = "GIF (*.gif)"
MOVIE_FILE = "{name}_movie.gif"
UNIT_PIXELS = " pixels"
UNIT_RATE = " frames a second"
