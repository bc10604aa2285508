"""Memory that a network frees stays with the process."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a setting of Linux's C library")

_CODE = """
import resource, torch
from ssai3d_app.engine.allocator import keep_freed_memory
if {told}:
    assert keep_freed_memory()
for _ in range(20):
    torch.ones(10_000_000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(10):
    torch.ones(10_000_000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""
_PAGES = 10 * 40_000_000 // 4096


@pytest.mark.parametrize("told", [True, False])
def test_what_was_freed_is_had_again_without_asking_the_system(told):
    code = _CODE.format(told=told)
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    faults = int(ended.stdout)
    assert faults < 0.05 * _PAGES if told else faults > 0.9 * _PAGES
