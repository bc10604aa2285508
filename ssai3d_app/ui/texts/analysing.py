"""Measuring structures: the panel, its tables, and the demos."""

from __future__ import annotations

# Actions: text, tooltip.
ANALYSE_ACTION = (
    "Measure structures",
    "Measure filaments, mitochondria or nuclei, raw and restored side by side",
)
DEMO_NEURONS = ("Demo 1: neurons", "Draw dendrites whose lengths are known, and open them")
DEMO_MITOCHONDRIA = (
    "Demo 2: mitochondria",
    "Draw mitochondria and their DNA, of known sizes, and open them",
)

ANALYSIS_TITLE = "Measure structures"
ANALYSIS_KIND = "What is measured"
ANALYSIS_KIND_TIP = "What is to be found in the stack and measured"
ANALYSIS_KINDS = {
    "filaments": "Neurons and filaments",
    "mitochondria": "Mitochondria and DNA",
    "nuclei": "Nuclei",
}
ANALYSIS_CHANNEL = "Channel"
ANALYSIS_DNA_CHANNEL = "DNA channel"
ANALYSIS_THRESHOLD = "Threshold"
ANALYSIS_THRESHOLD_TIPS = {
    "filaments": (
        "Least answer of the ridge filter in the core of a filament. Lower it where filaments are "
        "missed, raise it where noise is traced. Automatic: suggested from each stack."
    ),
    "mitochondria": (
        "Brightness above the background that a mitochondrion reaches somewhere, as a share of "
        "bright structure. Automatic: suggested from each stack."
    ),
    "nuclei": (
        "Brightness above the background that a nucleus reaches somewhere, as a share of bright "
        "structure. Automatic: suggested from each stack."
    ),
}
ANALYSIS_SPOT_THRESHOLD = "Spot threshold"
ANALYSIS_SPOT_THRESHOLD_TIP = (
    "How far a DNA spot stands out of what is around it. Automatic: suggested from each stack."
)
ANALYSIS_AUTOMATIC = "automatic"
ANALYSIS_AUTOMATIC_WAS = "auto: {value}"
ANALYSIS_BUTTON = "Measure"
ANALYSIS_BUTTON_TIP = "Measure with these settings, as a job beside the window"
ANALYSIS_CANCEL = "Cancel"
ANALYSIS_CANCEL_TIP = "Stop measuring; nothing is saved"
ANALYSIS_FOLDER = "Open folder"
ANALYSIS_FOLDER_TIP = "The tables (CSV), traces (SWC) and labels (OME-TIFF) that were saved"
ANALYSIS_CLOSE = "Close"
ANALYSIS_CLOSE_TIP = "Close the panel and take traces and marks off the slices"
ANALYSIS_SHOW = "Show on the slices"
ANALYSIS_SHOW_TIP = "Draw traces and spots, and colour the objects"

ANALYSIS_RAW_ALONE = "Raw alone is measured: no restored stack is shown."
ANALYSIS_BOTH = "Raw and {name} are measured with the same settings."
ANALYSIS_OTHER_PART = (
    "Raw alone is measured: the result holds other channels, times or scenes than the stack."
)
ANALYSIS_PREVIEW_SHOWN = "Raw alone is measured: a preview holds only a region."
ANALYSIS_ONE_CHANNEL = "The stack has one channel; mitochondria and DNA need two."
ANALYSIS_SAME_CHANNEL = "Choose two different channels."
ANALYSIS_NO_SIZE = "The voxel size is not known; enter it in step 1."
ANALYSIS_WAITING = "Waiting for its turn"
ANALYSIS_RUNNING = "{stage}: {percent} %"
ANALYSIS_CANCELLED = "Cancelled; nothing was saved."
ANALYSIS_DONE = "Saved in {name}."

ANALYSIS_NUMBERS = "Raw and restored"
ANALYSIS_COLUMN_MEASURE = "Measure"
ANALYSIS_STACKS = {"raw": "Raw", "restored": "Restored", "truth": "Truth"}
ANALYSIS_WITH_UNIT = "{name} ({unit})"
ANALYSIS_MEASURES = {
    "total length": "Total length",
    "branch points": "Branch points",
    "tips": "Tips",
    "mean calibre": "Mean calibre",
    "mitochondria": "Mitochondria",
    "mitochondrial volume": "Total volume",
    "mitochondrial surface": "Total surface",
    "network length": "Network length",
    "nucleoids": "Nucleoids",
    "nucleoid spacing": "Nucleoid spacing",
    "spacing along the network": "Spacing along network",
    "nuclei": "Nuclei",
    "mean volume": "Mean volume",
    "mean sphericity": "Mean sphericity",
    "mean axis ratio": "Mean axis ratio",
    "neighbour distance": "Neighbour distance",
}
ANALYSIS_UNTRUSTED = "In flagged voxels (%)"
ANALYSIS_UNTRUSTED_TIP = "Share of the objects' voxels that the trust map finds likely wrong"
ANALYSIS_VOXEL = "Voxel edge (µm)"
ANALYSIS_VOXEL_TIP = "All is measured on cubic voxels; raw is interpolated as in the viewer"
ANALYSIS_USED = {
    "thinnest": "Thinnest calibre (µm)",
    "thickest": "Thickest calibre (µm)",
    "threshold": "Threshold",
    "continuation": "Continuation (share)",
    "shortest": "Shortest filament (µm)",
    "spur": "Shortest side branch (µm)",
    "dna_channel": "DNA channel",
    "smoothing": "Smoothing σ (µm)",
    "background_width": "Background width (µm)",
    "edge_radius": "Edge radius (µm)",
    "edge_share": "Edge share",
    "smallest": "Smallest object (µm³)",
    "spot_size": "Spot size (µm)",
    "spot_threshold": "Spot threshold",
    "reach": "Spot reach (µm)",
    "diameter": "Nucleus diameter (µm)",
    "separation": "Separation (diameters)",
}

ANALYSIS_SHOW_NUMBERS = ("Numbers", "Raw and restored side by side")
ANALYSIS_SHOW_OBJECTS = ("Objects", "Each object that was found")
ANALYSIS_OBJECTS = "Objects"
ANALYSIS_TABLE = "Table"
ANALYSIS_TABLE_OF = "{table}, {stack}"
ANALYSIS_TABLES = {
    "branches": "Branches",
    "calibres": "Calibres",
    "mitochondria": "Mitochondria",
    "nucleoids": "Nucleoids",
    "nuclei": "Nuclei",
}
ANALYSIS_OBJECTS_TIP = "A click on a row moves the crosshair there"
ANALYSIS_COLUMNS = {
    "branch": "Branch",
    "filament": "Filament",
    "from": "From",
    "to": "To",
    "start_z_um": "Start z (µm)",
    "start_y_um": "Start y (µm)",
    "start_x_um": "Start x (µm)",
    "end_z_um": "End z (µm)",
    "end_y_um": "End y (µm)",
    "end_x_um": "End x (µm)",
    "length_um": "Length (µm)",
    "tortuosity": "Tortuosity",
    "mean_calibre_um": "Calibre (µm)",
    "sd_calibre_um": "SD of calibre (µm)",
    "untrusted_share": "Flagged (share)",
    "from_um": "From (µm)",
    "to_um": "To (µm)",
    "mitochondrion": "Mitochondrion",
    "nucleoid": "Nucleoid",
    "nucleus": "Nucleus",
    "z_um": "z (µm)",
    "y_um": "y (µm)",
    "x_um": "x (µm)",
    "volume_um3": "Volume (µm³)",
    "surface_um2": "Surface (µm²)",
    "sphericity": "Sphericity",
    "axis_ratio": "Axis ratio",
    "branch_points": "Branch points",
    "nucleoids": "Nucleoids",
    "touches_border": "At the border",
    "strength": "Strength",
    "nearest_um": "Nearest (µm)",
    "nearest_along_network_um": "Nearest along (µm)",
}
ANALYSIS_CELLS = {
    "branch point": "branch point",
    "border": "border",
    "tip": "tip",
    "loop": "loop",
}
ANALYSIS_NONE_YET = (
    "Nothing is measured yet. The numbers of raw and restored come side by side; a click on an "
    "object moves the crosshair there."
)
ANALYSIS_FOLDER_NAME = "{name}_{kind}"
ANALYSIS_FILE_KINDS = {
    "filaments": "filaments",
    "mitochondria": "mitochondria",
    "nuclei": "nuclei",
}

DEMO_MAKING = "The demo is being drawn; it opens by itself in a minute."
DEMO_NEXT = (
    "A demo whose truth is known. Measure it now, then restore it (step 4) and measure again: the "
    "table puts raw, restored and truth side by side."
)
WALK_TITLE = "Walk through the demo"
WALK_STEP = "Step {number} of {total}"
WALK_WORDS = {
    "restore": "Restore the stack: along z it is blurred.",
    "measure": "Measure raw and restored with the same settings.",
    "compare": "Compare both with the truth. A click on an object shows it in all panels.",
}
WALK_RUNNING = {
    "restore": "It is being restored, which takes some minutes.",
    "measure": "Raw and restored are being measured.",
}
WALK_BUTTONS = {
    "restore": ("Restore", "Restore the demo as the guide proposes it"),
    "measure": ("Measure", "Measure raw and restored in the panel below the slices"),
    "compare": ("3D look", "Turn raw and restored with what was measured in them"),
}
WALK_SKIP = ("Skip", "Take these steps away; the demo in the File menu brings them back")
WALK_FINISH = ("Finish", "Take these steps away; the demo in the File menu brings them back")
JOB_ANALYSE_TITLE = "Measuring {name}"
JOB_DEMO_TITLE = "Drawing {name}"
