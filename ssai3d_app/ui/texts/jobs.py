"""The jobs."""

from __future__ import annotations

# The line, and what the list shows of a job.
JOB_STARTING = "Starting the engine"
JOB_CANCELLING = "Cancelling …"
JOB_PAUSING = "Pausing …"
JOB_CANCELLED = "Cancelled; nothing was saved"
JOB_DONE = "Done in {time}"
JOB_FAILED = "Stopped: {problem}"
JOB_PAUSED = "Paused"
JOB_HELD = "On hold"
JOB_INTERRUPTED = "Interrupted when SSAI-3D ended"
JOB_QUEUED = "Waiting"
JOB_STALLED = "Standing still: {why}"
JOB_BAR = "Progress of the job"
JOB_TITLE = "Restoring {name}"
JOB_PREVIEW_TITLE = "Preview of {name}"
JOB_EXPORT_TITLE = "Exporting {name}"
STAGE_COUNT = "{stage} {done}/{total}"
TIME_UNKNOWN = "estimating the time left"
TIME_LEFT = "{time} left"
PACE_UNITS = {
    "planes": "{number} planes/s",
    "steps": "{number} steps/s",
    "slices": "{number} slices/s",
    "boxes": "{number} boxes/s",
    "%": "{number} %/s",
}
JOB_MEMORY = "{device}, {memory}"
JOB_DEVICES = {"auto": "GPU if there is one", "cpu": "Processor", "cuda": "GPU"}
JOB_PERCENT = "{percent} %"
JOB_STATE_MARKS = {
    "queued": "◦",
    "preparing": "▶",
    "tuning": "▶",
    "restoring": "▶",
    "writing": "▶",
    "paused": "❚❚",
    "cancelling": "■",
    "cancelled": "–",
    "done": "✔",
    "failed": "✖",
    "interrupted": "!",
}
JOB_MARKED = "{mark}  {words}"

# The list.
JOBS = "Jobs"
JOBS_ACTION = ("Jobs", "Show or hide the list of jobs")
JOBS_TIP = "Show or hide the list of jobs"
JOBS_FOLD_CLOSED = "▸  Jobs"
JOBS_FOLD_OPEN = "▾  Jobs"
JOBS_LIST = "List of jobs"
JOBS_COLUMNS = {
    "name": "Name",
    "state": "State",
    "progress": "Progress",
    "left": "Time left",
    "pace": "Pace",
    "device": "Computes on",
}
JOBS_RUNNING = "{count} running"
JOBS_WAITING = "{count} waiting"
JOBS_HELD = "{count} on hold"
JOBS_OVER = "{count} finished"
JOBS_NONE = "No jobs yet. Restore starts one; more are queued behind it."
JOBS_STOPPED = "Nothing new starts until you let the queue go on."
JOBS_STOP_AFTER = ("Stop after this", "Let what runs finish, and start nothing new")
JOBS_GO_ON = ("Go on", "Start waiting jobs again")
JOBS_CLEAR = ("Clear finished", "Take finished jobs out of the list; their results stay")
JOBS_NOT_KEPT = "Until then jobs are forgotten when SSAI-3D is closed"
JOBS_DAMAGED = "The list of jobs was damaged and has been put aside"
JOBS_DAMAGED_REMEDY = "go on working: a new list was begun, and results are not touched"

# What can be done with a job: text, tooltip.
JOB_PAUSE = ("Pause", "Stop at the next safe point and keep what is done; frees the GPU")
JOB_RESUME = ("Resume", "Let the job go on from where it was")
JOB_CANCEL = ("Cancel", "Stop the job; nothing is saved")
JOB_DISCARD = ("Discard", "Give the job up and clear away what it has left")
JOB_FORCE = ("Force stop", "End the engine at once")
JOB_RETRY = ("Retry", "Do the job again; it goes on from what was kept, if anything was")
JOB_EDIT = ("Edit and run again…", "Change quality, network, device or file, and queue it")
JOB_UP = ("Move up", "Start the job earlier")
JOB_DOWN = ("Move down", "Start the job later")
JOB_LOG = ("Log", "What the job told, and what its libraries printed")
JOB_SHOW = ("Show result", "Open the file and show the result beside it")
JOB_FOLDER = ("Open folder", "Show the folder of the result")
JOB_REMOVE = ("Remove from list", "Take the finished job out of the list; its result stays")
JOB_HIDE = ("Hide", "Hide this line")
JOB_MORE = ("More", "More that can be done with the chosen jobs")
JOB_PRIORITY = "Priority"
JOB_PRIORITIES = {1: "High", 0: "Normal", -1: "Low"}
JOB_START = "Start"
JOB_START_SOON = "As soon as possible"
JOB_START_TONIGHT = "Tonight at {time}"
JOB_START_AT = "At another time…"

START_TITLE = "Start at another time"
START_TEXT = "The job starts at this time at the earliest, when SSAI-3D is open then."
START_LABEL = "Earliest start"

EDIT_TITLE = "Edit and run again"
EDIT_WAITING = "The job starts from the beginning with these choices."
EDIT_ENDED = "A new job with these choices goes to the end of the queue."
EDIT_QUEUE = "Queue it"
EDIT_FILE = "File of the result"
EDIT_BAD_NAME = "The result's name must end in .ome.tif, .ome.zarr or .tif"
EDIT_NETWORK_GONE = "{name} (no longer there)"
EDIT_NETWORK_MISSING = "The network is no longer there; choose another one"
EDIT_NO_NETWORK = "The job deconvolves, without a network"
EDIT_NETWORK_OF_MODEL = "The job uses a tuned model, which comes with its network"
EDIT_TAKEN = "A job that is not finished writes this file already"

LOG_TITLE = "Log of {name}"
LOG_TEXT = "Log"
LOG_EMPTY = "Nothing has been told yet."
LOG_COPY = "Copy"
LOG_CLOSE = "Close"
LOG_PRINTED = "Printed by the engine and its libraries:"
LOG_STEPS = {
    "added": "Added to the queue",
    "reordered": "Moved in the queue",
    "rescheduled": "Start time changed",
    "edited": "Choices changed",
    "retried with other choices": "Tried again with other choices",
    "settled": "Left as it is",
    "pause asked": "Pause asked for",
    "force stop asked": "Force stop asked for",
}
LOG_DEVICE = "Computes on {device}"
LOG_STATE = "Now {state}"
LOG_FAILED = "{problem}; {remedy}."

# When a job has ended.
NOTICE_DONE = "{name} is done"
NOTICE_FAILED = "{name} stopped: {problem}"
NOTICE_OF_MANY = "{name}: {problem}"

# Memory that was not enough.
MEMORY_SHORT = "Not enough memory for “{name}”."
MEMORY_SHORT_AT_THE_SMALLEST = "Not enough memory for “{name}”, even with the smallest pieces."
GPU_SHORT = (
    "“{name}” was to use a graphics card, and none can be used. {problem}; {remedy}. "
    "Or shall the processor compute?"
)
MEMORY_KEPT = "It stopped{at}, and what was done is kept. How shall it go on?"
MEMORY_NOT_KEPT = "Nothing of it was kept. How shall it be tried again?"
MEMORY_MORE = "{count} more to ask about after this"
MEMORY_SMALLER = (
    "Smaller pieces",
    "Try again with half as much at a time; needs less memory and takes somewhat longer",
)
MEMORY_CPU = (
    "On the processor",
    "Try again without the GPU and its memory; takes much longer",
)
MEMORY_AGAIN = ("Try again", "Try again as it was, once other programs are closed")
MEMORY_LEAVE = ("Leave it", "Do nothing; the job can still be retried from the list of jobs")

# What the last time has left.
LEFT_INTERRUPTED = "“{name}” was interrupted{at} when SSAI-3D ended."
LEFT_PAUSED = "“{name}” was paused{at} when SSAI-3D was closed."
LEFT_WAITING = "“{name}” has been waiting since last time."
LEFT_AT = " at {percent} %"
LEFT_RESUME = ("Resume", "Go on from where it was")
LEFT_START = ("Start", "Start it now, or when its turn comes")
LEFT_DISCARD = ("Discard", "Give the job up and clear away what it has left")
LEFT_MORE = "{count} more on hold"
LEFT_LIST = ("Show the list", "Open the list of jobs")
LEFT_RESUME_ALL = ("Resume all", "Let all jobs on hold go on")

# A crash.
CRASH_SAVE = ("Save report…", "See what a report holds, and save it as a zip file")
CRASH_DISMISS = ("Dismiss", "Never tell of this again")
CRASH_TITLE = "What the report holds"
CRASH_EXPLAIN = (
    "The zip file holds exactly these texts. Look through them before you give it to anybody; "
    "names of files and folders are in them."
)
CRASH_FILES = "Files of the report"
CRASH_TEXT = "Text of the chosen file"
CRASH_SAVE_AS = "Save as zip…"
CRASH_CLOSE = "Close"
CRASH_FILTER = "Zip file (*.zip)"
CRASH_NAME = "ssai3d_crash_report.zip"
CRASH_SAVED = "The report is saved as {path}"

# Closing.
CLOSE_TITLE = "A job is not finished"
CLOSE_TITLE_MANY = "{count} jobs are not finished"
CLOSE_KEEP = "Keep running"
CLOSE_KEEP_HIDES = (
    "Keep running: the window goes out of sight, and SSAI-3D quits after the last job."
)
CLOSE_PAUSE = "Pause and quit"
CLOSE_PAUSE_SAYS = "Pause and quit: what is done is kept, and the next start offers to resume."
CLOSE_CANCEL = "Cancel and quit"
CLOSE_CANCEL_SAYS = "Cancel and quit: it cannot be paused at this moment; nothing of it is saved."
CLOSE_STAY = "Stay"
CLOSE_STUCK = "The computation does not stop"
CLOSE_STUCK_SAYS = "It may be waiting for a drive. What it has not kept yet is lost by force."
CLOSE_FORCE = "Force stop and quit"
TRAY_SHOW = "Show SSAI-3D"
TRAY_RUNNING = "SSAI-3D goes on working and quits after the last job."
