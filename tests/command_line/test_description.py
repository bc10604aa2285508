"""``ssai3d info`` says what a file knows, and what it does not."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ssai3d_app.command_line.commands import run_command
from ssai3d_app.command_line.description import describe_image, in_words
from ssai3d_app.volume.scene import Channel, Microscope, Modality, Scene, VoxelSize
from tests.phantoms import neurites, record
from tests.writers.tiff import write_imagej

KNOWN = Scene(
    0,
    "cells",
    "TCZYX",
    (3, 1, 20, 64, 48),
    "uint16",
    VoxelSize(0.5, 0.1, 0.1, "CZI metadata"),
    (Channel("GFP", "#00FF00", 488.0, 509.0),),
    Microscope(Modality.CONFOCAL, "Plan-Apochromat 63x/1.4", 63.0, 1.4, "oil"),
    time_step_s=2.5,
    pyramid=((20, 32, 24),),
    remarks=("The file gives two z steps, 0.5 and 0.4 µm.",),
)
UNKNOWN = Scene(0, "stack", "TCZYX", (1, 1, 9, 8, 8), "uint8", VoxelSize(), (Channel("Channel 1"),))


@dataclass
class Told:
    scenes: tuple[Scene, ...]
    path: Path = Path("cells.czi")
    format: str = "CZI"


def test_all_that_a_file_knows_is_told_in_words_and_units():
    text = in_words(Told((KNOWN, replace(KNOWN, index=1, name="other"))))
    for fact in (
        "0: cells: T3 C1 Z20 Y64 X48, uint16",
        "1: other",
        "z 0.5 × y 0.1 × x 0.1 (CZI metadata)",
        "GFP (excitation 488 nm, emission 509 nm)",
        "time step: 2.5 s",
        "confocal, Plan-Apochromat 63x/1.4, 63×, NA 1.4, oil",
        "20×32×24",
        "note: The file gives two z steps",
    ):
        assert fact in text


def test_the_unknown_is_called_unknown_or_left_out():
    text = in_words(Told((UNKNOWN,)))
    assert "z unknown × y unknown × x unknown (not in the file)" in text
    assert "None" not in text
    assert "microscope" not in text
    assert "time step" not in text


def test_json_holds_the_same_facts_and_null_for_the_unknown():
    known, unknown = (
        json.loads(json.dumps(describe_image(Told((scene,)))))["scenes"][0]
        for scene in (KNOWN, UNKNOWN)
    )
    assert (known["modality"], known["numerical_aperture"]) == ("confocal", 1.4)
    assert known["channel_facts"][0]["emission_nm"] == 509.0
    assert known["pyramid_zyx"] == [[20, 32, 24]]
    assert unknown["modality"] is None
    assert unknown["time_step_s"] is None
    assert unknown["channel_facts"][0] == {
        "color": None,
        "excitation_nm": None,
        "emission_nm": None,
    }


def test_a_check_says_what_a_restoration_would_warn_of(tmp_path, capsys):
    raw = record(neurites((61, 64, 64), seed=1), anisotropy=4, seed=2).raw.astype(float)
    raw[:, 1::2, 2:] = raw[:, 1::2, :-2]
    path = tmp_path / "combed.tif"
    write_imagej(path, raw.astype(np.uint16)[None, None], (1.0, 0.1, 0.1), ["A"])
    assert run_command(["info", "--check", str(path)]) == 0
    told = capsys.readouterr().out
    assert "caution: Channel 1: odd lines are shifted by" in told
    assert "caution: Z is 10.0× coarser than XY" in told
    assert run_command(["info", "--check", "--json", str(path)]) == 0
    assert len(json.loads(capsys.readouterr().out)["scenes"][0]["cautions"]) == 2
