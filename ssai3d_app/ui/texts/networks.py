"""Texts of the networks: choosing one, and the dialog that lists, imports and removes them."""

from __future__ import annotations

NETWORKS = ("Networks…", "See the networks there are, and import your own")
NETWORKS_TITLE = "Networks"
NETWORKS_ABOUT = (
    "A network that was trained beforehand is fine-tuned to each stack. Besides those that come "
    "with SSAI-3D, you can use a NAFNet of your own."
)
NETWORKS_LIST = "Networks, those that ship first"
NETWORKS_COLUMNS = ("Name", "From", "Parameters", "Time", "Licence")
NETWORKS_SHIPS = "SSAI-3D"
NETWORKS_DAMAGED = "damaged"
NETWORKS_DAMAGED_WORDS = "Its card cannot be read. Remove it and import the file again."
NETWORKS_MILLIONS = "{count} M"
NETWORKS_TIMES = "{count} ×"
NETWORKS_COLUMN_TIPS = (
    "What a restoration calls the network",
    "The file it was imported from",
    "How many numbers the network holds",
    "Time on a CPU, as a multiple of “fast”; estimated",
    "Of an imported network, as you stated it",
)
NETWORK_TRAINING = "Training: {recipe}."
NETWORK_SHAPE = "NAFNet, width {width}, {count} million parameters."
NETWORK_IMPORTED = "Imported on {date} from {file}."
NETWORK_CHANGED = "It was {change}."
NETWORK_HASH = "SHA-256 {hash}"
NETWORKS_IMPORT = "Import…"
NETWORKS_REMOVE = "Remove"
NETWORKS_REMOVE_SHIPPED = "Networks that come with SSAI-3D cannot be removed"
NETWORKS_REMOVE_TITLE = "Remove this network?"
NETWORKS_REMOVE_TEXT = "Remove the network “{name}”? Its checkpoint file is not touched."
NETWORKS_KEEP = "Keep it"
NETWORKS_CLOSE = "Close"
NETWORKS_DIALOG_TITLE = "Choose a checkpoint"
NETWORKS_DIALOG_FILTER = "Checkpoints (*.pth *.pt *.safetensors);;All files (*)"
IMPORT_HEADING = "Import {file}"
IMPORT_NAME = "Name"
IMPORT_LICENCE = "Licence"
IMPORT_LICENCE_HINT = "not stated"
IMPORT_NOTE = (
    "Its makers say under which licence they give it, and whether you may use it for your work; "
    "what you enter goes into every report."
)
IMPORT_START = "Import"
IMPORT_CANCEL = "Cancel"
IMPORT_RUNNING = "The file is being checked, and its network tried …"
IMPORT_DONE = "Imported as “{name}”. Choose it in the panel, under “How”."
IMPORT_STOPPED = "The import was ended from outside"
IMPORT_STOPPED_REMEDY = "try it again, and send the log to support if it happens again"

# The choice in the Restore panel.
NETWORK_LABEL = "Network"
NETWORK_OF_PRESET = "As the quality says"
NETWORK_OF_PRESET_WORDS = "“{name}”. {words}"
NETWORK_AS_LONG = "Takes about {count} times as long as “fast”."
NETWORK_AS_FAST = "About as quick as “fast”."
NETWORK_FASTER = "About {count} times as quick as “fast”."
