"""What only a machine with an NVIDIA GPU can show: ``pytest -m gpu``."""

import numpy as np
import pytest
import torch

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.device import choose_device, why_not_gpu
from ssai3d_app.engine.examination import training_learns
from ssai3d_app.engine.gpu.driver import installed
from ssai3d_app.engine.gpu.examining import gpu_verdict
from ssai3d_app.engine.gpu.trial import convolve
from ssai3d_app.engine.pipeline import restore
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from tests.engine.test_pipeline import ignore, read


@pytest.mark.gpu
def test_the_gpu_gives_the_result_of_the_cpu(tiny_stack, tmp_path):
    assert torch.cuda.is_available(), "run this on a machine with an NVIDIA GPU"
    results = []
    for device in ("cpu", "cuda"):
        output = tmp_path / f"{device}.ome.tif"
        request = RestoreRequest(
            path=tiny_stack, output=output, preset="quick", device=device, dtype="float32"
        )
        restore(request, ignore, CancellationSource().token)
        results.append(read(output))
    spread = np.ptp(results[0])
    assert np.abs(results[0] - results[1]).mean() < 0.01 * spread


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_asking_for_a_missing_gpu_is_refused_and_never_silently_the_cpu():
    with pytest.raises(UserError, match="graphics card"):
        choose_device("cuda")
    assert choose_device("auto").type == "cpu"


@pytest.mark.gpu
def test_a_card_that_works_is_found_tried_and_trusted():
    verdict = gpu_verdict()
    assert verdict.is_usable, verdict.sentence
    assert verdict.name == torch.cuda.get_device_name(verdict.index)
    assert choose_device("auto") == torch.device("cuda", verdict.index)
    assert why_not_gpu("auto") is None


@pytest.mark.gpu
def test_a_card_convolves_and_learns_as_the_processor_does():
    convolve(0)
    assert "bring the error" in training_learns(torch.device("cuda", 0))


@pytest.mark.gpu
def test_the_driver_tells_its_version_and_the_cards():
    found = installed()
    assert found.driver is not None
    assert found.cards[0].capability is not None
