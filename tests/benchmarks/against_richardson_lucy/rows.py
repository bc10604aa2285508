"""Results as lines of JSON, written as they come, so that a benchmark can go on later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Results:
    """Rows known by case, seed and method; kept in a file where one is given."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.rows: list[Row] = []
        if file is not None and file.exists():
            # A run that was killed may have left a part of a line.
            *whole, begun = file.read_text(encoding="utf-8").split("\n")
            if begun:
                file.write_text("".join(f"{line}\n" for line in whole), encoding="utf-8")
            self.rows = [json.loads(line) for line in whole]

    def __contains__(self, key: tuple[str, int, str]) -> bool:
        return any((row["case"], row["seed"], row["method"]) == key for row in self.rows)

    def add(self, row: Row) -> None:
        """Keep a row, on the disk at once."""
        self.rows.append(row)
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")

    def of(self, case: str, method: str, seeds: list[int]) -> list[Row]:
        """The rows of a case and a method, by seed."""
        found = [r for r in self.rows if r["case"] == case and r["method"] == method]
        return sorted((r for r in found if r["seed"] in seeds), key=lambda row: row["seed"])
