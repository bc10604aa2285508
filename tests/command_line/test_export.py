"""``ssai3d export`` as a user types it: the same code as the window, one sentence when it fails."""

import json

import pytest

from ssai3d_app.command_line.commands import run_command
from ssai3d_app.formats.opening import open_image
from ssai3d_app.safe_reading import spare


def test_a_part_is_exported_and_the_scale_is_told(tiny_stack, tmp_path, capsys):
    output = tmp_path / "part.ome.tif"
    call = ["export", str(tiny_stack), "--output", str(output), "--region", "0:4,8:40,0:30"]
    scaled = ["--bit-depth", "8", "--scale", "100:600", "--channel-name", "0=GFP", "--json"]
    assert run_command([*call, *scaled]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    mapped = next(line for line in told if line["kind"] == "mapped")
    assert (mapped["channel"], mapped["low"], mapped["high"]) == ("GFP", 100, 600)
    assert told[-1]["output"] == str(output)
    with open_image(output) as image:
        assert image.scenes[0].shape == (1, 1, 4, 32, 30)
        assert image.scenes[0].channels[0].name == "GFP"
    assert run_command([*call, *scaled]) == 2
    assert "exists already" in capsys.readouterr().err
    assert run_command([*call, "--replace"]) == 0
    assert "unscaled, uint16" in capsys.readouterr().err
    spare.cool_down()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--output", "o.png"], ".ome.tif, .ome.zarr"),
        (["--output", "o.tif", "--region", "1:2,3:4"], "is not a region in voxels"),
        (["--output", "o.tif", "--region", "2:2,0:4,0:4"], "at least one voxel along z"),
        (["--output", "o.tif", "--channels", "0", "0"], "each once"),
        (["--output", "o.tif", "--bit-depth", "12"], "12"),
        (["--output", "o.tif", "--bit-depth", "8", "--scale", "9:1"], "lower to a higher"),
        (["--output", "o.tif", "--bit-depth", "8", "--scale", "nan:1"], "finite number"),
        (["--output", "o.tif", "--scale", "0:1", "--unscaled"], "not allowed with"),
    ],
)
def test_a_wrong_call_ends_with_status_2_and_a_sentence(tiny_stack, arguments, words, capsys):
    assert run_command(["export", str(tiny_stack), *arguments]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert len(error.strip().splitlines()) == 1
