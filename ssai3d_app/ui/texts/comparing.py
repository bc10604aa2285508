"""Raw against restored: modes, dividers, differences, and maps laid over the result."""

from __future__ import annotations

# Actions: text, tooltip.
SHOW_RAW = ("Raw", "Show the stack as recorded")
SHOW_RESTORED = ("Restored", "Show the restored stack; its added detail is predicted")
SHOW_SIDE = ("Side by side", "Show raw and restored next to each other")
SHOW_SWIPE = ("Swipe", "Raw left and restored right of a divider that you drag")
SHOW_BLINK = ("Blink", "Raw and restored in turn, at the same place")
SHOW_DIFFERENCE = ("Difference", "Restored minus raw: orange where there is more, blue where less")
SWITCH = ("Switch raw / restored", "Switch between raw and restored without moving anything")
SMOOTH = (
    "Interpolate raw",
    "Interpolate the raw planes to the grid of the result, the fair comparison; "
    "off shows the nearest plane",
)
PROJECTION = ("Projection", "Show the maximum projection along z in the fourth panel")
PROJECTION_NAME = "MIP"
PROJECTION_CAPTION = "along z"
MODES = "What is shown"
MODE_SHORT = {
    "show_raw": "Raw",
    "show_restored": "Restored",
    "show_side": "Side",
    "show_swipe": "Swipe",
    "show_blink": "Blink",
    "show_difference": "Diff",
}
NO_RESULT_YET = "Restore the stack first; then raw and restored can be compared"

RAW_HOW = {True: "interpolated", False: "nearest"}
"""How raw planes come onto the grid of the result, by whether they are smoothed."""
RAW_TITLES = ("Raw · {how}", "Raw")
RESTORED_TITLES = ("Restored · predicted detail", "Restored · predicted", "predicted")
COMPARED_TITLES = ("Raw and restored",)
SWIPE_TITLES = (
    "◂ Raw · {how}  |  Restored · predicted detail ▸",
    "◂ Raw  |  Restored · predicted ▸",
    "◂ Raw | predicted ▸",
)
BLINK_MARK = {True: "●", False: "○"}
BLINK_TITLES = (
    "{raw} Raw · {how}   {restored} Restored · predicted detail",
    "{raw} Raw   {restored} Restored · predicted",
    "{raw} Raw {restored} predicted",
)
DIFFERENCE_TITLES = (
    "Restored (predicted) − raw ({how})",
    "predicted − raw ({how})",
    "predicted − raw",
)
DIFFERENCE_LEGEND = "restored − raw"
SWIPE_GRIP = "Divider of raw and restored, {plane}"
SWIPE_GRIP_TIP = "Raw left, restored right; drag, or use the arrow keys (Shift: faster)"

COMPARE_OPTIONS = "Options"
COMPARE_OPTIONS_TIP = "Rate of blinking, colours of the difference, how raw is shown"
BLINK_PERIOD = "Blink: each stays"
BLINK_BY_KEY = "until a key is pressed (B)"
BLINK_SECONDS = "{seconds} s"
DIFFERENCE_RANGE = "Difference: full colour at ±"
DIFFERENCE_RANGE_TIP = "Difference shown in full colour; empty follows the contrast"
DIFFERENCE_RANGE_AUTO = "auto"

OVERLAY = "Overlay"
OVERLAY_TIP = "Lay the trust map or a label map over the slices"
OVERLAY_SHOWN = "Overlay: {name} ▾"
OVERLAY_NOTHING = "Nothing"
OVERLAY_VEIL = "Veil where trust is low"
OVERLAY_HEAT = "Trust in colours"
OVERLAY_LABELS = "Labels"
OVERLAY_SHORT = {"VEIL": "veil", "HEAT": "trust", "LABELS": "labels"}
OVERLAY_THRESHOLD = "Veil below"
OVERLAY_THRESHOLD_TIP = (
    "Voxels with less trust are veiled; below 0.5 they are more likely wrong than right, "
    "by more than twice the noise"
)
OVERLAY_OPACITY = "Opacity"
OVERLAY_PERCENT = "{percent} %"
OVERLAY_OPEN_LABELS = "Open label map…"
OVERLAY_OPEN_LABELS_TIP = "Open a stack of whole numbers on the same grid: 0 is nothing, n object n"
OVERLAY_LABELS_TITLE = "Open a label map"
TRUST_LEGEND = "trust"
TRUST_NOTE = "Trust is itself predicted; it is no evidence for or against a structure."
NO_TRUST_WITHOUT_RESULT = "A restored stack is needed first."
NO_TRUST_MAP = "There is no trust map beside {name}"
NO_TRUST_MAP_REMEDY = "restore again with the trust map switched on"
TRUST_MAP_OF_ANOTHER = "{map} belongs to another result than {name}"
TRUST_MAP_OF_ANOTHER_REMEDY = "restore again, or put the map that was made with it beside it"
LABELS_ODD_GRID = (
    "{name} has {x} × {y} × {z} voxels, which is neither the grid of the raw nor of the restored "
    "stack"
)
LABELS_ODD_GRID_REMEDY = "open a label map that was made of one of the two"
LABELS_NOT_WHOLE = "{name} holds no whole numbers but {dtype}"
LABELS_NOT_WHOLE_REMEDY = "save the labels as 8, 16 or 32-bit integers"
STATUS_TRUST = "trust {trust}"
STATUS_LABEL = "label {label}"
STATUS_NO_LABEL = "no label"
