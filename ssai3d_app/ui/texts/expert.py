"""The values of the recipe, for experts."""

from __future__ import annotations

EXPERT_FOLD = "Expert values"
EXPERT_FOLD_TIP = "Every value of the recipe; nothing here needs to be changed"
EXPERT_FOLD_CLOSED = "▸  Expert values"
EXPERT_FOLD_OPEN = "▾  Expert values"
EXPERT_FOLD_CHANGED = "{fold} · {count} changed"
EXPERT_NOTE = (
    "Nothing here needs to be changed. What you change is written into the result's record."
)
EXPERT_RESET_ALL = "↩  All back to the usual values"
EXPERT_RESET = "✎  Changed by you · back to {usual}"
EXPERT_RESET_NAMED = "{label}: take the usual value again"
EXPERT_RESET_TIP = "Take the usual value again"
EXPERT_ABOUT = "{explanation} {range} Usual: {usual}."
EXPERT_ABOUT_CHOICE = "{explanation} Usual: {usual}."
EXPERT_RANGE = "Allowed: {low} to {high}."
EXPERT_RANGE_STEP = "Allowed: {low} to {high} in steps of {step}."
EXPERT_ODD_WHOLE = "✖  {label} must be a whole number from {low} to {high}"
EXPERT_ODD_STEP = "✖  {label} must be a multiple of {step} from {low} to {high}"
EXPERT_ODD_REAL = "✖  {label} must be a number from {low} to {high}"
EXPERT_ODD_OVERLAP = "✖  The overlap must be at most half the tile"
EXPERT_BLOCKED = "An expert value is not usable: {label}"
EXPERT_LABEL_UNIT = "{label} ({unit})"
EXPERT_ON = "on"
EXPERT_OFF = "off"
EXPERT_DTYPES = {"same": "As the input", "float32": "32-bit real numbers"}

# Label, unit, explanation.
EXPERT_VALUES = {
    "tuning_steps": (
        "Tuning steps",
        "",
        "How often the network is corrected on planes of the stack. More takes longer in "
        "proportion, and gains less and less.",
    ),
    "learning_rate": (
        "Learning rate",
        "",
        "How far each step goes. Too far forgets what the network knew; too little learns nothing.",
    ),
    "batch_size": (
        "Patches in a step",
        "",
        "More are steadier, and need time and memory in proportion.",
    ),
    "patch_size": (
        "Edge of a patch",
        "voxels",
        "Pieces of planes that are learnt from. Larger ones hold larger structures and need more "
        "memory.",
    ),
    "trainable_share": (
        "Trained share",
        "0–1",
        "Largest share of the network that is trained: the layers that matter for this stack.",
    ),
    "held_out_share": (
        "Share kept back",
        "0–1",
        "Planes that are never learnt from and judge the tuning.",
    ),
    "consistency": (
        "Fit to the raw planes",
        "",
        "Corrects the network's prediction until it explains what was recorded.",
    ),
    "consistency_steps": (
        "Steps of that fit, at most",
        "",
        "How many pay is found from the noise of the stack; no more than these are made.",
    ),
    "tile_size": (
        "Edge of a tile",
        "voxels",
        "Slices go through the network in tiles. Smaller ones need less memory.",
    ),
    "tile_overlap": (
        "Overlap of tiles",
        "voxels",
        "Neighbouring tiles cross over in it; at most half a tile.",
    ),
    "trust_map": (
        "Trust map beside the result",
        "",
        "How far each voxel is to be trusted, as a stack of its own.",
    ),
    "iterations": (
        "Iterations",
        "",
        "Steps of the classic method. More sharpen, and bring up noise.",
    ),
    "tv_weight": (
        "Weight of total variation",
        "",
        "How strongly noise is held down. Useful: 0.001–0.02 for Richardson–Lucy, 0.05–0.4 for "
        "FISTA; more flattens texture.",
    ),
    "dtype": (
        "Type of the result",
        "",
        "32-bit real numbers keep fractions of a grey level and take more room.",
    ),
    "seed": (
        "Seed",
        "",
        "The same seed on the same device gives the same voxels.",
    ),
}
