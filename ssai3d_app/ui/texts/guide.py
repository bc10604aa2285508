"""The guide: five steps from the file to a result that has been checked."""

from __future__ import annotations

GUIDE_STEPS = {
    "data": "Data",
    "preview": "Preview",
    "tune": "Fine-tune",
    "restore": "Restore",
    "check": "Compare, check, export",
}
GUIDE_STEP_OPEN = "▾  {number}  {name}"
GUIDE_STEP_FOLDED = "▸  {number}  {name}"
GUIDE_STEP_TIPS = {
    "data": "What the file says of the stack, and where you know better",
    "preview": "Look at a small region first",
    "tune": "How the network learns from the stack, and what was found in it",
    "restore": "Where the result goes, and what it takes",
    "check": "Compare with the raw stack, read the report, export",
}
GUIDE_STEP_ACCESSIBLE = "Step {number}, {name}: {tone}. {sentence}"
GUIDE_MARKS = {"good": "✔", "caution": "!", "missing": "✖", "idle": "◦", "working": "▶"}
GUIDE_TONES = {
    "good": "ready",
    "caution": "please look",
    "missing": "needed",
    "idle": "not yet",
    "working": "at work",
}
GUIDE_AND = " · "

GUIDE_SIZE = "{x} × {y} × {z} µm"
GUIDE_SIZE_FROM = "{size}, from {source}"
GUIDE_SIZE_ENTERED = "{size}, entered by you"
GUIDE_SIZE_PARTLY_ENTERED = "{size}, {ours} entered by you"
GUIDE_SIZE_GUESSED = "{size}, {source}: please confirm"
GUIDE_ONE_CAUTION = "1 caution"
GUIDE_CAUTIONS = "{count} cautions"
GUIDE_PREVIEW_LATER = "Once the data are complete"
GUIDE_PREVIEW_NONE = "Can be passed over"
GUIDE_TUNE_AUTOMATIC = "Automatic"
GUIDE_TUNE_NOT_NEEDED = "Nothing to learn: {method}"
GUIDE_TUNED = "Tuned to this stack"
GUIDE_RESTORE_LATER = "Once the data are complete"
GUIDE_TO = "to {name}"
GUIDE_RUN_FAILED = "Stopped: {problem}"
GUIDE_CHECK_LATER = "Comes with the result"
GUIDE_CHECK_READY = "The result is shown beside the stack"
GUIDE_CHECK_ONE_PLACE = "1 place to look at"
GUIDE_CHECK_PLACES = "{count} places to look at"

# Step 3, while it runs.
TUNE_FOUND = "Found in this stack"
TUNE_CURVE = "Error on planes that are held out: {first} % at first, {last} % after {steps} steps"
TUNE_CURVE_NAME = "Course of the fine-tuning"

# Step 5.
COMPARE_BUTTON = "Compare"
COMPARE_TIP = "Raw and restored side by side"
