"""Held-out curves of pre-training runs, side by side, and what the last doubling gained.

    python -m tests.benchmarks.backbones.curves FOLDER [FOLDER …]

A row for every power of two times 500 steps and for the last one; dB gained over interpolation on
average, the worst slice, and the PSNR of slices that were sharp before.
"""

import argparse
import json
from pathlib import Path

Curve = dict[int, dict[str, float]]


def read_curve(folder: Path) -> Curve:
    """Records of a run by step; a step that was logged twice counts as the later."""
    lines = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return {record["step"]: record for record in records if "psnr" in record}


def gain(record: dict[str, float]) -> float:
    """Mean gain over interpolation in dB."""
    return record["psnr"] - record["interpolated"]


def at(curve: Curve, step: int) -> dict[str, float]:
    """The last record at or before a step."""
    return curve[max(known for known in curve if known <= step)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    folders = parser.parse_args().folders
    curves = {folder.name: read_curve(folder) for folder in folders}
    longest = max(max(curve) for curve in curves.values())
    steps = [0] + [500 * 2**k for k in range(20) if 500 * 2**k < longest] + [longest]
    print("| steps | " + " | ".join(f"{name}: gain, worst, untouched" for name in curves) + " |")
    print("| --- |" + " --- |" * len(curves))
    for step in steps:
        cells = []
        for curve in curves.values():
            if step > max(curve):
                cells.append("")
                continue
            record = at(curve, step)
            sharp = record.get("untouched", float("nan"))
            cells.append(f"{gain(record):+.2f}, {record['worst gain']:+.2f}, {sharp:.1f}")
        print(f"| {step:,} | " + " | ".join(cells) + " |")
    for name, curve in curves.items():
        last = max(curve)
        gained = gain(curve[last]) - gain(at(curve, last // 2))
        print(f"\n{name}: the last doubling (from step {last // 2:,} on) gained {gained:+.2f} dB.")


if __name__ == "__main__":
    main()
