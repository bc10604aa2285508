"""An analysis runs in the supervised child like any job."""

import numpy as np
import psutil

from ssai3d_app.engine.analysis.request import AnalyseRequest, FilamentSettings
from ssai3d_app.engine.events import Cancelled, Completed, Finding, Progress, Stage
from ssai3d_app.jobs.supervisor import JobSupervisor
from tests.engine.analysis.drawn import tubes
from tests.writers.tiff import write_imagej


def test_an_analysis_runs_in_a_child_that_tells_numbers_and_leaves_a_folder(tmp_path):
    volume = tubes((24, 32, 48), [np.array([[12.0, 16, 8], [12, 16, 40]])], [2.5])
    source = tmp_path / "tube.tif"
    write_imagej(source, (800 * volume).astype(np.uint16)[None, None], (0.2,) * 3, ["A"])
    job = JobSupervisor(
        AnalyseRequest(path=source, output=tmp_path / "out", settings=FilamentSettings())
    )
    events = list(job.events())
    assert isinstance(events[-1], Completed)
    assert not psutil.pid_exists(job.process_id)
    assert any(isinstance(e, Progress) and e.stage is Stage.ANALYSING for e in events)
    assert any(isinstance(e, Finding) and e.text.startswith("total length") for e in events)
    assert (tmp_path / "out" / "analysis.json").is_file()


def test_an_analysis_that_is_cancelled_on_the_way_ends_its_child_and_leaves_nothing(tmp_path):
    line = np.array([[12.0, 16, 8], [12, 16, 120]])
    volume = tubes((24, 32, 160), [line], [2.5])
    source = tmp_path / "tube.tif"
    write_imagej(source, (800 * volume).astype(np.uint16)[None, None], (0.2,) * 3, ["A"])
    job = JobSupervisor(
        AnalyseRequest(path=source, output=tmp_path / "out", settings=FilamentSettings())
    )
    told = []
    for event in job.events():
        told.append(event)
        if isinstance(event, Progress) and event.stage is Stage.PREPARING:
            job.cancel()
    assert isinstance(told[-1], Cancelled)
    assert not psutil.pid_exists(job.process_id)
    assert [path.name for path in tmp_path.iterdir()] == ["tube.tif"]
