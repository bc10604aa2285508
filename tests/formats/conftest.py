"""A small stack, and the same in every format."""

import numpy as np
import pytest

from tests.formats.samples import CHANNELS, FORMATS, VOXEL_SIZE, sample_data


@pytest.fixture
def data() -> np.ndarray:
    return sample_data()


@pytest.fixture(params=FORMATS, ids=str)
def written(request, tmp_path, data):
    """Label, path and source of the voxel size of the sample, for each format in turn."""
    write, name, source = FORMATS[request.param]
    write(tmp_path / name, data, VOXEL_SIZE, CHANNELS)
    return request.param, tmp_path / name, source
