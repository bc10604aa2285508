"""What the engine, the jobs and the files tell, as the parts below the window put it.

See :mod:`ssai3d_app.ui.saying`: what arrives as a finished sentence is known again by these.
"""

from __future__ import annotations

STAGES = (
    "Reading the stack",
    "Measuring blur and noise",
    "Fine-tuning the network",
    "Restoring XZ slices",
    "Restoring YZ slices",
    "Fitting the prediction to the raw planes",
    "Deconvolving",
    "Judging where to trust it",
    "Measuring the result",
    "Measuring structures",
    "Drawing the demo",
    "Writing the result",
)
ENGINE_CAUTIONS = (
    (
        "Z is {ratio}× coarser than XY; the method claims 2–{most}× and is of use up to about "
        "{limit}×. Most of what the result shows between the planes is guesswork."
    ),
    (
        "Z is {ratio}× coarser than XY, more than the 2–{most}× that the method claims. Check "
        "details with care."
    ),
    "The stack has only {planes} planes; its axial blur can be measured roughly at best.",
    (
        "Plane {number} of {name}: far darker or brighter than the planes beside, as when the "
        "light or the detector skips. The result has bands there; cut such planes off, or take "
        "the stack again."
    ),
    (
        "Planes {numbers} and others of {name}: far darker or brighter than the planes beside, as"
        " when the light or the detector skips. The result has bands there; cut such planes off, "
        "or take the stack again."
    ),
    (
        "Planes {numbers} of {name}: far darker or brighter than the planes beside, as when the "
        "light or the detector skips. The result has bands there; cut such planes off, or take "
        "the stack again."
    ),
    (
        "{name}: the image changes at once between planes {numbers}, as where recordings were "
        "joined or the sample moved. Nothing can be known between them: cut the stack there and "
        "restore the parts apart."
    ),
    (
        "{share} % of the voxels of {name} are saturated; brightness and shape cannot be trusted "
        "there. Record with less light or gain."
    ),
    (
        "The planes lie {length} µm apart and the pixels {length2} µm, so that axial and lateral "
        "steps agree already; a restoration can only remove axial blur."
    ),
    (
        "{name}: odd lines are shifted by {number} pixels against even ones, as when a scan in "
        "both directions is out of phase; the restoration takes the comb for structure. Correct "
        "the scan phase in the microscope's software and save the stack again."
    ),
    (
        "{name}: planes far apart are as alike as neighbours (correlation {ratio} against "
        "{ratio2}), as in a time series. If all are of one depth, change the axis order; there is "
        "nothing to restore along time."
    ),
    "{name} looks as sharp along z as in the plane already; expect little change.",
    (
        "{name} loses {share} % of its brightness from the first plane to the last: bleaching, "
        "light lost in the sample, or less to see there. Intensities are left as they are; "
        "do not compare brightness between depths."
    ),
    (
        "{name} gains {share} % of its brightness from the first plane to the last: bleaching, "
        "light lost in the sample, or less to see there. Intensities are left as they are; "
        "do not compare brightness between depths."
    ),
    (
        "{name}: the stack is blurred by {width} µm more along z than in the plane, where the "
        "microscope that the file names should give {width2} µm; the stack is believed. Check the"
        " voxel size and the objective."
    ),
    (
        "{name}: how it is blurred along z is not clear enough to check the prediction against "
        "the raw planes (strong aberration, a blur that changes with depth, or widefield haze); "
        "the result is the network's alone."
    ),
    "{name}: the tuned model is from a stack of another voxel size, type or channel.",
    (
        "{name}: the tuned model does not fit this stack; on its planes it errs more than the "
        "untuned network ({figures}). Tune the network anew."
    ),
    (
        "The PSF {name} does not fade: at its edge it still has {share} % of its peak. Where that"
        " is background, subtract it; where it was cut off, what is restored has halos."
    ),
    "Memory is short: {name} is tuned with fewer patches at a time, which takes longer.",
    "Memory is short: slices are restored in smaller tiles.",
    "Memory is short: the stack is deconvolved in smaller tiles.",
    "{name} could not be made (the log says why); {name2} holds all its numbers.",
    "There is no trust map beside this result: {reason}. The result itself is whole.",
    (
        "It began on {device} and goes on with {device2}; in the last digits the result may "
        "differ from that of one device."
    ),
    "Nothing was kept of an earlier run; it starts from the beginning.",
    "{scene} is left out: {reason}",
    "{name} has one value everywhere and is passed through.",
)
ENGINE_FINDINGS = (
    (
        "{name}: along z the image is taken to be blurred by {width} µm ({low}–{high}) more than "
        "in the plane (full width at half maximum, {origin})."
    ),
    (
        "{name}: along z the image is taken to be blurred by {width} µm ({low}–{high}) more than "
        "in the plane (full width at half maximum, {origin}); it changes with depth, about "
        "{first}, {middle} and {last} µm in the first, middle and last third."
    ),
    "measured from the stack",
    "judged from the microscope's optics",
    "judged from the voxel size",
    (
        "{name}: noise of {share} % of the brightness range at its middle, like that of {photons}"
        " photons at the brightest; background at {level}."
    ),
    "{name}: noise of {share} % of the brightness range at its middle; background at {level}.",
    (
        "{name}: the finest detail repeats every {period} µm in the plane and every {period2} µm "
        "along z, as fine as the planes can show (decorrelation analysis)."
    ),
    (
        "{name}: the finest detail repeats every {period} µm in the plane and every {period2} µm "
        "along z (decorrelation analysis)."
    ),
    (
        "{name}: {share} % of the network was tuned in {steps} steps; the error on held-out "
        "planes went from {before} to {after} % of the signal."
    ),
    (
        "{name}: {share} % of the network was tuned in {steps} steps, after {steps2} in the "
        "preview; the error on held-out planes went from {before} to {after} % of the signal."
    ),
    "The preview is of {x}×{y}×{z} voxels, where there is most structure.",
    "The preview is of {x}×{y}×{z} voxels in the middle of the stack.",
    "The tuning of the preview is repeated, since it was not kept.",
    "{name}: restored with the network that was tuned on scene {number}.",
    (
        "{name}: restored with the network that was tuned on {name2}; on planes of this stack it "
        "errs less than the untuned one ({figures})."
    ),
    "{before} against {after} % of the signal",
    "To need less memory, slices are restored in tiles of {tile} voxels, and fewer at a time.",
    (
        "{name}: the prediction is made consistent with the raw planes in {steps} steps, {how}. "
        "At pixels kept back as a test, what it leaves unexplained goes from {before} to {after} "
        "times the noise's variance."
    ),
    "with the PSF that was given",
    (
        "as of a confocal or two-photon microscope with {width} µm axial resolution (full width "
        "at half maximum, as stack and prediction tell)"
    ),
    (
        "as of a light-sheet microscope with {width} µm axial resolution (full width at half "
        "maximum, as stack and prediction tell)"
    ),
    (
        "as of a widefield microscope with {width} µm axial resolution (full width at half "
        "maximum, as stack and prediction tell)"
    ),
    (
        "{name}: deconvolved by {method}, {steps} steps, under a Gaussian blur along z of {width}"
        " µm (full width at half maximum)."
    ),
    "{name}: deconvolved by {method}, {steps} steps, with the PSF {name2}.",
    "Richardson–Lucy with total variation",
    "FISTA with total variation",
    (
        "{name}: the trust map flags {share} % of the voxels, where the result is more likely "
        "than not to be wrong by more than twice the noise; {share2} % of them are right with at "
        "least nine chances in ten."
    ),
)
PLACES_WHY = (
    "{share} % of the voxels around are more likely wrong than right",
    "the XZ and the YZ pass differ by {ratio} times the noise",
    "the result departs from the raw planes by {ratio} times the noise",
)
NETWORK_WORDS = (
    "Small and quick, for PCs without a GPU.",
    "Four times as large: ahead in most tissue, but not on thin fibres.",
    "Imported from {name}.",
    "made for colour images; turned into the grey network that gives the mean of its colours",
    (
        "procedural structures and photographs, {steps} steps of Charbonnier loss, the last "
        "{steps2} with two neighbours on either side (ssai3d_app.engine.pretraining)"
    ),
    (
        "the network “fast” with each channel doubled, {steps} steps more of the same "
        "(ssai3d_app.engine.pretraining)"
    ),
)
JOB_WHY = (
    "The computation does not answer; the computer may be short of memory",
    "It waits for a disk or network drive that does not answer",
    "It computes, but has come no further for a long time",
    "The queue is stopped",
    "It needs the result of a job that was removed; add it again",
    "It needs the result of “{title}”, which failed; retry that",
    "It needs the result of “{title}”, which was cancelled; retry that",
    "It waits for “{title}”",
    "It waits until {time} on {date}",
)
RUN_REMARKS = (
    "Whether {name} is unchanged cannot be told: the record has no fingerprint.",
    "{name} is not the file that was restored then: its content has changed.",
    "It was made with {version}, and would now be with {version2}.",
    "The network it was made with is neither part of this version nor imported.",
    "The preset “{preset}” has changed since: {words}.",
    "Its job is not among those of this computer; run it again.",
    (
        "The list of jobs was damaged and has been put aside as {name}; a new one was begun. "
        "Results are not touched. ({error})"
    ),
    "add a file",
    "add {count} files",
    "remove a file",
    "remove a run",
    "remove {count} files",
    "remove {count} runs",
)
SOURCES_OF_VOXELS = (
    "entered by the user",
    "{axes} entered by the user; {axes2} from {source}",
    "{source}, confirmed by the user",
    "CZI metadata",
    "CZI metadata (z from its planes)",
    "LIF metadata",
    "ND2 metadata",
    "OME metadata",
    "OME-Zarr metadata",
    "ImageJ metadata",
    "LSM metadata",
    "STK metadata",
    "FluoView metadata",
    "spinning disk",
    "confocal",
    "widefield",
    "light-sheet",
    "multiphoton",
    "silicone oil",
    "oil",
    "water",
    "air",
    "glycerol",
)
FILE_REMARKS = (
    "The file states a pixel size but no z step for its {planes} planes; enter it.",
    "The z step of {length} looks like a wrong unit; check the voxel size.",
    "The pixel height of {length} looks like a wrong unit; check the voxel size.",
    "The pixel width of {length} looks like a wrong unit; check the voxel size.",
    (
        "The z step of {length}, for pixels of {length2}, is {ratio} times larger; check the "
        "voxel size."
    ),
    (
        "The z step of {length}, for pixels of {length2}, is smaller, which few microscopes "
        "record; check the voxel size."
    ),
    "An objective of NA {aperture} cannot have been used in {medium}.",
    "Channel {name} would emit at {length} nm, below its excitation at {length2} nm.",
    (
        "The planes were recorded at an angle (lattice light-sheet) and are not deskewed; deskew "
        "the stack in ZEN before it is restored."
    ),
    (
        "These are raw phases (Airyscan or structured illumination), offered as channels; process"
        " the file in ZEN before it is restored."
    ),
    "Some places of the mosaic have no tile; their pixels are 0.",
    "The metadata announce {count} {axis}, the file holds {found}.",
    (
        "The file states two z steps: {length} µm as voxel size, {length2} µm between its planes;"
        " the voxel size is used."
    ),
    "The times are not evenly spaced, so no time step is given.",
    "The objective is made for {medium}, the file says it was used in {medium2}.",
    "The general reader knows little of this format: check axes, voxel size and channel names.",
    "This is one tile of a tile scan; merge the tiles in LAS X to restore them as one.",
    "The acquisition ended early: {count} of {total} positions were recorded.",
    (
        "The acquisition ended early: {count} of {total} times hold all planes, and the rest is "
        "left out."
    ),
    (
        "The acquisition ended early: {count} of {total} times hold all planes, and time {number}"
        " is left out."
    ),
    "The acquisition ended early: {count} of {total} planes were recorded in every channel.",
    "{count} of {total} planes were never recorded (channel {numbers}); their pixels are 0.",
    "{count} of {total} planes were never recorded; their pixels are 0.",
    "{count} of {total} planes were never recorded (channel {numbers}); they cannot be read.",
    "{count} of {total} planes were never recorded; they cannot be read.",
    "The file calls the image widefield, but a spinning disk ({name}) was in confocal mode.",
    "The file states the voxel size along {axis} as {value}.",
    "This file seems to be one of {count} planes; open its folder to read them as one stack.",
    "The distances between the planes differ; the middle one is given.",
    "{count} further pages are left out.",
    (
        "The description speaks of {times} times, {planes} planes and {channels} channels, but of"
        " {images} images; all are taken for planes along z."
    ),
    "The metadata place planes beyond the axes; those are left out.",
    "The metadata place several planes at the same position; the first counts.",
    "Only the first {count} of {total} times are in the file whole; the rest is left out.",
    "{count} of {total} planes are missing from the file and cannot be read.",
    (
        "The metadata speak of {wide} × {high} pixels, the planes have {wide2} × {high2}; the "
        "planes count."
    ),
    "The metadata speak of pixels of type {type}, the planes hold {type2}; the planes count.",
    (
        "This file is a part of a Micro-Manager data set; its planes are given in the order of "
        "the file, whether they follow each other along z, channels or times."
    ),
    (
        "{count} further pages, of {sizes} pixels, do not belong to the stack of the first page "
        "and are left out."
    ),
    "White is stored as 0 in this file; its numbers are given as they are stored.",
    "The pixels are numbers of colours in a palette, no intensities.",
    "No pixel of this image was ever written; all have the fill value.",
    "The coarser copy {number} is missing from the store.",
    "The coarser copy {number} holds other pixels and is left out.",
    "The coarser copy {number} has other times or channels and is left out.",
    "The coarser copy {number} is no smaller than the image and is left out.",
    "The coarser copy {number} lies at another place and is left out.",
    "The store's OME-XML describes an image of another size and is left aside.",
    "The store's OME-XML states another voxel size than its Zarr metadata.",
    "The channels were recorded in different ways ({ways}).",
    "The files count {axis} in steps of {number}.",
)
STATES = (
    "planned",
    "queued",
    "running",
    "preparing",
    "tuning",
    "restoring",
    "writing",
    "paused",
    "cancelling",
    "cancelled",
    "done",
    "failed",
    "interrupted",
    "not started",
    "left out",
    "modality unknown",
)
SCENE_LABELS = (
    "Scene {index} ({name})",
    "Scene {index} ({name}), {name2}",
)
REMARKS_OF_ANALYSES = (
    "Calibre is the full width at half brightness, in which the blur has its part.",
    "{count} filaments leave the stack and end in no tip there.",
    "{count} loops are cut open in the SWC file, which holds trees only.",
    "Volumes lie within half of the local brightness, in which the blur has its part.",
    "{count} mitochondria touch the border of the stack and may go on beyond it.",
    "{count} spots lie in no mitochondrion and are not counted as nucleoids.",
    (
        "{count} nuclei touch the border of the stack; they count, but not in the mean volume, "
        "sphericity and axis ratio."
    ),
)
