"""Damaged files, by accident or on purpose, end in pixels or in one sentence and harm nothing."""

import numpy as np
import pytest

from tests.formats.mutations import campaign
from tests.formats.mutators import mutated
from tests.formats.specimens import SPECIMENS

# libCZI can crash on damaged segments; that ends the reader process alone and is told.
CONTAINED = {"czi": 0.01}


def run(kind: str, count: int, seed: int) -> None:
    with campaign(kind, seed) as running:
        outcomes = [running.run(number) for number in range(count)]
    contained = [outcome for outcome in outcomes if outcome.is_contained]
    assert not [o for o in outcomes if not (o.is_good or o.is_contained)]
    assert len(contained) <= CONTAINED.get(kind, 0) * count, contained
    words = {outcome.word for outcome in outcomes}
    # Damage that always or never matters would test nothing.
    assert {"read", "refused"} <= words


@pytest.mark.parametrize("kind", SPECIMENS)
def test_damaged_files_of_every_format_are_read_or_refused(kind):
    run(kind, 150, seed=0)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", SPECIMENS)
def test_thousands_of_damaged_files_of_every_format_are_read_or_refused(kind):
    run(kind, 2000, seed=1)


def test_the_same_dice_do_the_same_damage():
    content = bytes(range(256)) * 16
    first, second, other = (mutated(content, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert first == second
    assert first != other
