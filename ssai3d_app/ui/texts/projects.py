"""The project panel and what is done with projects."""

from __future__ import annotations

from ssai3d_app.projects.document import RunStatus

# Actions: text, tooltip.
PROJECT_NEW = (
    "New project…",
    "Begin a project: a folder that keeps files, runs and notes together",
)
PROJECT_OPEN = ("Open project…", "Open the folder of a project")
PROJECT_SAVE = ("Save project", "Write the project now; it is also saved at each change by itself")
PROJECT_SAVE_AS = ("Save project as…", "Copy the project with its runs into a new folder")
PROJECT_CLOSE = ("Close project", "Go back to files without a project")
PROJECT_ADD = ("Add files…", "List files in the project without opening them")
PROJECT_ADD_FOLDER = ("Add folder…", "List all image files of a folder, and of those in it")
PROJECT_IMPORT = ("Import bundle…", "Take in a run that a colleague has exported")
PROJECT_UNDO = ("Undo", "Take the last edit of the project back")
PROJECT_REDO = ("Redo", "Make the edit again that was taken back")
PROJECT_FIND = ("Find in project", "Search names, notes, channels and states")
PROJECT_SHOW = ("Project panel", "Show or hide the files of the project")
PROJECT_LOCATE = ("Locate…", "Say where files lie that were moved; they are known by their content")
ENTRY_OPEN = ("Open", "Open the file, or show the result of the run")
ENTRY_FOLDER = ("Show in file manager", "Open the folder in which it lies")
ENTRY_RENAME = ("Rename", "Give it another name in the project; the file keeps its own")
ENTRY_REMOVE = ("Remove from project", "Take it out of the list; nothing on the disk is deleted")
RUN_AGAIN = ("Run again", "Restore once more as this run did, into a result of its own")
RUN_METHODS = ("Copy Methods paragraph", "Copy what was done, with citation, for a paper")
RUN_CITATION = ("Copy citation", "Copy the reference of the method")
RUN_EXPORT = ("Export bundle…", "Put the run and its result into one file, for a colleague")

MENU_PROJECT = "&Project"
MENU_RECENT = "Recent projects"
NO_RECENT = "None yet"
UNDO_OF = "Undo {label}"
REDO_OF = "Redo {label}"

# The panel.
PROJECT_TREE = "Files of the project and their runs"
PROJECT_NOT_NAMED = "Files without a project"
PROJECT_NOT_NAMED_TIP = (
    "What you open is listed here, with its runs and corrections, until you save it as a project"
)
PROJECT_NONE = "Nothing is kept"
PROJECT_MENU = "Project menu"
PROJECT_SEARCH = "Search"
PROJECT_SEARCH_TIP = "Words of names, notes, channels and states; all of them must be there"
PROJECT_FILTER = "Which files are listed"
PROJECT_FILTERS = {
    "all": "All",
    "restored": "Restored",
    "busy": "At work",
    "failed": "Failed",
    "open": "Not restored",
    "missing": "Missing",
}
PROJECT_EMPTY = "Drop files or folders here to list them without opening them."
PROJECT_EMPTY_SEARCH = "Nothing fits this search."
PROJECT_NOTES = "Notes"
PROJECT_NOTES_NONE = "Choose a file or a run to write notes"
PROJECT_NOTES_ON = "Notes on {name}"
PROJECT_COUNT = "{files} · {runs}"
COUNT_FILES = ("{count} file", "{count} files")
COUNT_RUNS = ("{count} run", "{count} runs")
PROJECT_READ_ONLY = "Open for reading only: nothing of this project can be changed here."
PROJECT_UNSAVED = "Not saved: {sentence}"
PROJECT_SAVE_AGAIN = "Try again"
PROJECT_MISSING = (
    "{count} file is not where it was.",
    "{count} files are not where they were.",
)

# What the rows say.
RUN_STATES = {
    RunStatus.PLANNED: "planned",
    RunStatus.QUEUED: "queued",
    RunStatus.RUNNING: "running",
    RunStatus.PAUSED: "paused",
    RunStatus.DONE: "done",
    RunStatus.FAILED: "failed",
    RunStatus.CANCELLED: "cancelled",
    RunStatus.INTERRUPTED: "interrupted",
}
BADGE_MISSING = "missing"
BADGE_UNREADABLE = "unreadable"
BADGE_CHANGED = "changed"
BADGE_RUNNING = "at work"
BADGE_RESTORED = "restored"
BADGE_FAILED = "failed"
FILE_NOT_READ = "not read yet"
FILE_SCENES = "{count} scenes"
FILE_MISSING_TIP = "It is not where it was. “Locate…” finds it again by its content."
FILE_CHANGED_TIP = "Its content is not what it was when it was listed."
FILE_UNREADABLE_TIP = "It could not be read when it was last looked at."

# What is being done.
BUSY_LOOKING = "Looking through {name} …"
BUSY_COPYING = "Copying the project …"
BUSY_IMPORTING = "Unpacking {name} …"
BUSY_READING_RUN = "Looking at {name} …"
BUSY_CANCEL = "Cancel"

# What was done.
SAID_SAVED = "The project is saved."
SAID_COPIED = "Saved as {title}."
SAID_LEFT_OUT = "Saved as {title}. What is still at work stays in the project before: {names}."
SAID_LISTED = "{count} files were added."
SAID_LISTED_ONE = "{name} was added."
SAID_LISTED_NONE = "Nothing new was found there."
SAID_LOCATED = "{found} of {count} missing files were found."
SAID_LOCATED_NONE = "None of the missing files is there; they are known by their content."
SAID_COPIED_METHODS = "The Methods paragraph is on the clipboard."
SAID_COPIED_CITATION = "The citation is on the clipboard."
SAID_IMPORTED = "“{name}” was imported."
SAID_EXPORTING = "{name} is being written; the jobs show how far it is."
SAID_NOT_KEPT = "The project is open for reading only, so this run is not kept in it."
EXPORT_JOB = "Bundle {name}"

# Questions and dialogs.
DIALOG_PROJECT_NEW = "Name the folder of the new project"
DIALOG_PROJECT_OPEN = "Open the folder of a project"
DIALOG_PROJECT_SAVE_AS = "Name the folder to save the project in"
DIALOG_ADD = "Add files to the project"
DIALOG_ADD_FOLDER = "Add the image files of a folder to the project"
DIALOG_LOCATE = "Where do the missing files lie now? Folders in it are searched too"
DIALOG_IMPORT = "Import a bundle"
DIALOG_EXPORT = "Export the run as"
BUNDLE_FILTER = "Bundles (*.zip)"
PROJECT_NAME_PROPOSED = "New project"

ASK_IN_USE = "The project is open elsewhere"
ASK_IN_USE_READ = "Open for reading"
ASK_IN_USE_TAKE = "Take it over"
ASK_DAMAGED = "The project is damaged"
ASK_DAMAGED_TEXT = (
    "{problem}. A copy was kept when it last opened well; what changed since is lost."
)
ASK_DAMAGED_COPY = "Open the copy"
ASK_GONE = "There is no project any more"
ASK_GONE_TEXT = "{folder} holds no project that can be read; perhaps its drive is not connected."
ASK_GONE_FORGET = "Take it from the list"
ASK_REMOVE = "Remove from the project?"
ASK_REMOVE_TEXT = (
    "{files} with {runs} will be taken out of the list. Nothing on the disk is deleted, and Undo "
    "brings them back."
)
ASK_REMOVE_YES = "Remove"
ASK_AGAIN = "Run it again?"
ASK_AGAIN_TEXT = "The pixels may differ from those of the first time:"
ASK_AGAIN_YES = "Run again"
ASK_EXPORT = "Put the source into the bundle, too?"
ASK_EXPORT_TEXT = "The bundle holds the run and its result. With the source it can be run again."
ASK_EXPORT_WITH = "With the source"
ASK_EXPORT_WITHOUT = "Without"
ASK_UNSAVED = "The project cannot be saved"
ASK_UNSAVED_TEXT = "{sentence} If you quit now, what you changed last is lost."
ASK_UNSAVED_QUIT = "Quit without saving"
ASK_CANCEL = "Cancel"
ASK_STAY = "Stay"

CITATION = (
    "Han, Liu, Isaacson, Monakhova, Griffith, You: System- and sample-agnostic isotropic "
    "three-dimensional microscopy by weakly physics-informed, domain-shift-resistant axial "
    "deblurring. Nature Communications 16:745 (2025). https://doi.org/10.1038/s41467-025-56078-4"
)
WELCOME_RECENT = "Recent projects"
