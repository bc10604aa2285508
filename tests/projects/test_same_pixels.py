"""Run again from what a result carries: the same pixels."""

import pytest

from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.events import Completed
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.provenance import record_of
from ssai3d_app.projects.run_again import run_again
from tests.engine.interruptions import pixels_of, run, write_source
from tests.jobs.hasty_worker import LITTLE


@pytest.mark.parametrize("name", ["out.ome.tif", "out.ome.zarr", "out.tif"])
def test_a_run_from_the_record_in_a_result_gives_the_same_pixels(tmp_path, monkeypatch, name):
    monkeypatch.setitem(recipes.PRESETS, "quick", LITTLE)
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    first = RestoreRequest(
        path=source, output=tmp_path / name, preset="quick", seed=9, device="cpu"
    )
    assert isinstance(run(first)[-1], Completed)
    again = run_again(record_of(first.output), tmp_path / f"again_{name}")
    assert again.remarks == ()
    assert isinstance(run(again.request)[-1], Completed)
    assert pixels_of(again.request.output) == pixels_of(first.output)
