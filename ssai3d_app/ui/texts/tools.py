"""The tools of the viewer: profiles, distances, region, places."""

from __future__ import annotations

MENU_TOOLS = "&Tools"

# Actions: text, tooltip.
TOOL_POINT = ("Point", "Move the crosshair with the mouse again, and put the tool away")
TOOL_PROFILE = ("Line profile", "Draw a line and plot raw and restored along it, with the FWHM")
TOOL_DISTANCE = ("Measure a distance", "Drag, or click twice; the plane may change in between")
TOOL_REGION = ("Mark a region", "Mark the box for the preview: drag it, its borders or a new one")
BOOKMARK_ADD = ("Mark this place", "Keep the place of the crosshair, to come back to it")
BOOKMARKS_SHOW = ("Marked places…", "Go to a marked place, rename or delete it")

PROFILE_PLOT = "Intensities of raw and restored along the line"
PROFILE_RAW = "Raw (grey, dashed)"
PROFILE_RESTORED = "Restored, predicted (orange)"
PROFILE_TOLD = "{name}: {told}"
PROFILE_FWHM = "FWHM {width} {unit}, peak at {position} {unit}"
PROFILE_NO_PEAK = {
    "FLAT": "no peak",
    "SEVERAL": "not a single peak; draw the line across one structure",
    "CUT_OFF": "the peak reaches the end of the line; draw it longer",
}
PROFILE_HOW = "Drag a line across a structure, in any panel. With Shift it lies along an axis."
PROFILE_DISTANCE = "distance along the line ({unit})"
PROFILE_INTENSITY = "intensity"
PROFILE_INTENSITY_OF = "intensity, {channel}"
PROFILE_WIDTH = "Width of the line"
PROFILE_WIDTH_UNIT = " px wide"
PROFILE_WIDTH_TIP = "Average over so many lateral voxels across the line"
PROFILE_COPY = "Copy"
PROFILE_COPY_TIP = "Copy the curves as a table"
PROFILE_SAVE = "Save CSV…"
PROFILE_SAVE_TIP = "Save the curves as a table for a spreadsheet"
PROFILE_SAVE_TITLE = "Save the profile"
PROFILE_FILTER = "Tables (*.csv)"
PROFILE_FILE = "{name}_profile.csv"
PROFILE_CLOSE = "Close"
PROFILE_CLOSE_TIP = "Remove the line and close the plot"
PROFILE_COPIED = "The profile is in the clipboard."
PROFILE_ABOUT = (
    "{name}; channel {channel}; time {time}; {plane}; from ({start}) to ({end}) {unit}; "
    "restored detail is predicted"
)
COLUMN_RAW = "raw_intensity"
COLUMN_RESTORED = "restored_intensity_predicted"

DISTANCE_TOLD = "{length} {unit}"
DISTANCE_PARTS = "{length} {unit}  (Δz {depth})"

REGION_FIELD = ("Region: {axis} of the first voxel", "Region: {axis} of the last voxel")
REGION_NONE = "Drag a box in any panel: it marks the region for the preview."
REGION_SIZE = "Region {x} × {y} × {z} voxels, {dx} × {dy} × {dz} {unit}"
REGION_UNDO = "Undo"
REGION_UNDO_TIP = "Come back to the region before (Ctrl+Z while marking)"
REGION_REMOVE = "Remove"
REGION_REMOVE_TIP = "Mark no region"

BOOKMARKS_TITLE = "Marked places"
BOOKMARKS_NONE = "No place is marked in this file. Ctrl+D marks the place of the crosshair."
BOOKMARK_NAME = "Place {number}"
BOOKMARK_GO = "Go there"
BOOKMARK_GO_TIP = "Move the crosshair to the place"
BOOKMARK_RENAME = "Rename"
BOOKMARK_RENAME_TIP = "Give the place a name, or write a note there (F2)"
BOOKMARK_REMOVE = "Delete"
BOOKMARK_REMOVE_TIP = "Forget the place (Del)"
BOOKMARK_ADDED = "{name} is marked; Ctrl+Shift+D lists the marked places."

CANNOT_WRITE = "{name} cannot be written there"
CANNOT_WRITE_REMEDY = "choose another folder, or make room on the disk"
SAID_WRITTEN = "{name} is saved in {folder}."
