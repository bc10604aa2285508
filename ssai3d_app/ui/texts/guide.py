"""The guide: five steps from the file to a result that has been checked."""

from __future__ import annotations

GUIDE_STEPS = {
    "data": "Data",
    "preview": "Preview",
    "tune": "Fine-tune",
    "restore": "Restore",
    "check": "Compare, check, export",
}
GUIDE_STEP_OPEN = "▾  {number}  "
GUIDE_STEP_FOLDED = "▸  {number}  "
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
GUIDE_SIZE_CONFIRMED = "{size}, from {source}, confirmed by you"
GUIDE_ONE_CAUTION = "1 caution"
GUIDE_CAUTIONS = "{count} cautions"
GUIDE_PREVIEW_LATER = "Once the data are complete"
GUIDE_PREVIEW_NONE = "Can be passed over"
GUIDE_TUNE_AUTOMATIC = "Automatic"
GUIDE_TUNE_NOT_NEEDED = "Nothing to learn: {method}"
GUIDE_TUNED = "Tuned to this stack"
GUIDE_RESTORE_LATER = "Once the data are complete"
GUIDE_TO = "to {name}"
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

# Step 4: what the start would take.
PREFLIGHT_DISK = (
    "The result takes up to {result} on the disk; {needed} while it is made, {free} are free"
)
PREFLIGHT_DISK_UNKNOWN = "The result takes up to {result} on the disk; {needed} while it is made"
PREFLIGHT_NO_DISK = (
    "The disk of {folder} has {free} free and {needed} are needed; free some space or choose "
    "a folder on another disk"
)
PREFLIGHT_MEMORY = "About {needed} of memory, {free} are free"
PREFLIGHT_MEMORY_UNKNOWN = "About {needed} of memory"
PREFLIGHT_LITTLE_MEMORY = (
    "About {needed} of memory are needed and {free} are free; close other programs, or it goes on "
    "in smaller pieces and takes longer"
)
PREFLIGHT_NO_MEMORY = (
    "Only {free} of memory are free and about {needed} are needed; close other programs, or choose "
    "a smaller part of the stack"
)
PREFLIGHT_TIME = "{time}, by earlier runs on this computer"
PREFLIGHT_TIME_UNMEASURED = "Roughly {time}; the first run on this computer will tell better"
PREFLIGHT_PROCESSOR = "The processor computes"
PREFLIGHT_CARD = "The {name} computes"
PREFLIGHT_DEVICE_UNKNOWN = "Whether a graphics card can compute is still looked at"
PREFLIGHT_ASKED = "{why} Shall the processor compute? It takes several times longer."
PREFLIGHT_BLOCKED_ASKED = "Say first whether the processor shall compute"
PREFLIGHT_USE_PROCESSOR = "Use the processor"
PREFLIGHT_USE_PROCESSOR_TIP = "Restore without the graphics card"
PREFLIGHT_MARKED = "{mark}  {words}"
