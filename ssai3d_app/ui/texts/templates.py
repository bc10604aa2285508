"""Recipes as files."""

from __future__ import annotations

TEMPLATE_LABEL = "Template"
TEMPLATE_TIP = "Choices for quality, method, network and expert values that were saved under a name"
TEMPLATE_NONE = "None"
TEMPLATE_FACILITY = "{name} (facility)"
TEMPLATE_UNUSABLE = "{name} (cannot be used)"
TEMPLATE_MENU = "Templates: save, import, share, delete"
TEMPLATE_SAVE = "Save the present choices…"
TEMPLATE_IMPORT = "Import a template…"
TEMPLATE_SHARE = "Save a copy to share…"
TEMPLATE_DELETE = "Delete the chosen template…"
TEMPLATE_LOOK = "Look for templates again"
TEMPLATE_CHANGED = "Changed since the template was chosen."
TEMPLATE_WITHOUT_NETWORK = (
    "The template asks for the network “{network}”, which is not imported on this computer; import "
    "it under File ▸ Networks, or go on with that of the preset."
)
TEMPLATE_SAVED = "Saved as template “{name}”."
TEMPLATE_SHARED = "A copy is in {path}."
TEMPLATE_FILTER = "Templates (*.ssai3d-recipe.json)"

TEMPLATE_DIALOG = "Save as template"
TEMPLATE_NAME = "Name"
TEMPLATE_ABOUT = "What it is for"
TEMPLATE_ABOUT_HINT = "such as: cleared brain, light sheet, 4× objective"
TEMPLATE_HOLDS = (
    "A template holds method, quality, network, expert values, type of the result and seed. File "
    "names, channels, voxel sizes, PSF and device belong to a stack or a computer and are left out."
)
TEMPLATE_REPLACES = "A template of this name exists and will be replaced."
TEMPLATE_DIALOG_SAVE = "Save"
TEMPLATE_DELETE_ASK = "Delete the template “{name}”? Results made with it keep their values."
