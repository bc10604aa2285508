"""The viewer."""

from __future__ import annotations

SCENE = "Scene"
CHANNEL = "Channel"
TIME = "T"
DEPTH = "Z"
NEXT_TIME = ("Next time point", "Go to the next time point")
PREVIOUS_TIME = ("Previous time point", "Go to the time point before")
PLAY = ("Play the time points", "Show the time points one after the other, or stop")
PLAY_SIGN = "▶"
PLAY_STOP_SIGN = "❚❚"
PLAY_RATE = "{rate} per second"
NEXT_SCENE = ("Next scene", "Go to the next scene of the file")
PREVIOUS_SCENE = ("Previous scene", "Go to the scene before")
MENU_TIMES = "Scene and &time"
POSITION_OF = "{position} / {count}"
PANEL_NAME = "{source}, {plane} slice"
CAPTION = "{axis} {value} {unit}"
CAPTION_PLANE = "plane {plane}"
CAPTION_SLAB = "± {half} ({kind})"
MENU_SLAB = "Slice thickness"
SLAB = "Slab"
SLAB_OFF = "off"
SLAB_THICKNESS = "Thickness of slices"
SLAB_TIP = (
    "Thickness of each slice along the axis through its panel; ] makes it thicker, [ thinner. "
    "Off is one voxel."
)
SLAB_KIND = "What a thick slice shows"
SLAB_KIND_TIP = "Of the voxels behind each other, show the brightest or the mean (K)"
SLAB_KINDS = {"max": "max", "mean": "mean"}
SLAB_THICKER = ("Thicker slices", "Make every slice one plane thicker")
SLAB_THINNER = ("Thinner slices", "Make every slice one plane thinner")
SLAB_FOURTH = (
    "Slab in the fourth panel",
    "Project the slab at the crosshair in the fourth panel, beside thin slices",
)
SLAB_MAXIMUM = ("Brightest in thick slices", "Show the brightest of the voxels, or their mean")
STATUS_POSITION = "x {x}   y {y}   z {z} {unit}"
STATUS_POSITION_PLANE = "x {x}   y {y} {unit}   plane {plane}"
STATUS_RAW = "raw {raw}"
STATUS_BOTH = "raw {raw} → restored {restored} (predicted)"
STATUS_ARROW = "{raw} → {restored}"
STATUS_CHANNEL = "{name} {value}"
STATUS_PREDICTED = "{values} (raw → restored, predicted)"
STATUS_ZOOM = "zoom {percent} %"
STATUS_FIRST_OPENED = (
    "The first of {count} is opened, the others are listed in the project. "
    "Drop the folder to open numbered planes as one stack."
)
STATUS_RESTORED_SHOWN = "The restored stack is open; D shows both side by side, S swipes, B blinks."
INFO_SHAPE = "{x} × {y} × {z}"
INFO_TIMES = "{count} time points"
INFO_CHANNELS = "{count} channels"
INFO_VOXEL = "voxel {x} × {y} × {z} µm"
INFO_TIME_STEP = "every {step}"
INFO_VOXEL_UNKNOWN = "voxel size unknown"
UNKNOWN = "?"
