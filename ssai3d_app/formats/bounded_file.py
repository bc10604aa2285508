"""Files for libraries that believe what a file says of its own lengths."""

from __future__ import annotations

import io
import os
from pathlib import Path


class BoundedFile(io.BufferedReader):
    """A file opened for reading that is never asked for more than it holds.

    Python sets memory aside for as many bytes as it is asked for, before it looks how many there
    are: a damaged length would take gigabytes.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self._length = os.fstat(self.fileno()).st_size

    def read(self, size: int | None = -1, /) -> bytes:
        """At most what is left of the file."""
        left = max(0, self._length - self.tell())
        return super().read(left if size is None or size < 0 else min(size, left))
