"""One recipe for many files."""

from __future__ import annotations

BATCH_ACTION = ("Restore many files…", "Apply one recipe to many files, grouped by what they are")
BATCH_SUMMARY_ACTION = ("Batch summary", "What has become of each file of a batch")
BATCH_TITLE = "Restore many files"
BATCH_EXPLAIN = (
    "Add or drop files. Stacks are grouped by voxel size, channels and microscope; what does not "
    "fit is listed with the reason."
)
BATCH_ADD = ("Add files…", "Choose microscope files or image stacks")
BATCH_ADD_FOLDER = ("Add folder…", "Add all stacks that lie directly in a folder")
BATCH_REMOVE = ("Remove", "Take the chosen files out of the batch; they stay where they are")
BATCH_LIST = "Files of the batch, by group"
BATCH_COLUMNS = ("File", "Result, or why not")
BATCH_GROUP = "Group {number}: {words}"
BATCH_STACKS = "{count} stacks"
BATCH_STACK = "1 stack"
BATCH_LEFT_OUT = "Left out"
BATCH_READING = "Reading {done} of {total} …"
BATCH_NO_TEMPLATE = "As in the Restore panel"
BATCH_KIND = "Format"
BATCH_TUNE = "Tune"
BATCH_TUNE_FOR = {
    "each file": ("A network for each file", "Takes longest; each stack gets what suits it."),
    "each group": (
        "One network for each group",
        "The first stack of a group tunes it; the others wait for it and use it as it is.",
    ),
    "all files": (
        "One network for all files",
        "The first stack tunes it. Stacks that it does not fit say so in their findings.",
    ),
}
BATCH_PLACE = "Results"
BATCH_BESIDE = "Beside each file"
BATCH_FOLDER = "In {folder}"
BATCH_CHOOSE_FOLDER = "In another folder…"
BATCH_NIGHT = "Start tonight at {time}"
BATCH_QUEUE = "Queue {count} restorations"
BATCH_QUEUE_ONE = "Queue 1 restoration"
BATCH_QUEUE_NONE = "Nothing to queue"
BATCH_CLOSE = "Close"
BATCH_RECIPE = (
    "Channels and times are those of the Restore panel where a stack is open; otherwise all."
)
BATCH_DONE = "The batch is finished: {words}"
BATCH_DONE_COUNTS = {
    "done": "{count} done",
    "failed": "{count} failed",
    "cancelled": "{count} cancelled",
    "left out": "{count} left out",
}
BATCH_NAMES = {
    "file": "File",
    "scene": "Scene",
    "group": "Group",
    "state": "State",
    "reason": "Reason",
    "result": "Result",
    "seconds": "Seconds",
}
BATCH_SUMMARY_TITLE = "Batch summary"
BATCH_OF = "{when} · {stacks}"
BATCH_WHICH = "Batch"
BATCH_SAVE_CSV = "Save as CSV…"
BATCH_CSV_FILTER = "Table (*.csv)"
BATCH_CSV_NAME = "batch_summary.csv"
BATCH_CSV_REMEDY = "choose another folder"
BATCH_CSV_PROBLEM = "{name} cannot be written"
