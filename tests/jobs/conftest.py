"""A queue that a test holds in its hand."""

import pytest

from tests.jobs.desk import Desk


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.journal.close()
