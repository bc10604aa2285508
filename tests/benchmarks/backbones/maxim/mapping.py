"""Which node of the public graph holds which parameter of our module."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.nafnet import LayerNorm2d
from tests.benchmarks.backbones.maxim.mixing import (
    CrossGating,
    GatedMlp,
    MultiAxisGate,
    MultiAxisMlp,
    SpatialMix,
)
from tests.benchmarks.backbones.maxim.network import (
    WIDTHS,
    Bottleneck,
    ChannelAttention,
    ConvolvedAttention,
    Decoder,
    Encoder,
    LevelBlock,
    Maxim,
    MixedAttention,
    Stage,
    SupervisedAttention,
)
from tests.benchmarks.backbones.maxim.package import Graph

_ROOT = "StatefulPartitionedCall/jax2tf_apply_/Wrapper/backbone"
_STAGES = 3

_XY = ("x", "y")
_PATHS: dict[type[nn.Module], dict[str, str]] = {
    MultiAxisMlp: {
        "norm": "LayerNorm_in",
        "project_in": "in_project",
        "grid": "GridGmlpLayer",
        "block": "BlockGmlpLayer",
        "project_out": "out_project",
    },
    MultiAxisGate: {
        "norm": "LayerNorm_in",
        "project_in": "in_project",
        "grid": "Dense_0",
        "block": "Dense_1",
        "project_out": "out_project",
    },
    CrossGating: {
        "enlarge": "ConvTranspose_0",
        "conv_x": "Conv_0",
        "conv_y": "Conv_1",
        **{f"norm_{a}": f"LayerNorm_{a}" for a in _XY},
        **{f"in_{a}": f"in_project_{a}" for a in _XY},
        **{f"gate_{a}": f"SplitHeadMultiAxisGating_{a}" for a in _XY},
        **{f"out_{a}": f"out_project_{a}" for a in _XY},
    },
    ChannelAttention: {"squeeze": "Conv_0", "excite": "Conv_1"},
    ConvolvedAttention: {
        "norm": "LayerNorm",
        "conv1": "conv1",
        "conv2": "conv2",
        "attention": "channel_attention",
    },
    MixedAttention: {
        "norm": "LayerNorm",
        "mix1": "channel_mixing/Dense_0",
        "mix2": "channel_mixing/Dense_1",
        "attention": "channel_attention",
    },
    LevelBlock: {
        "reduce": "Conv_0",
        "mixers": "SplitHeadMultiAxisGmlpLayer_{}",
        "attentions": "channel_attention_block_1{}",
    },
    Encoder: {"block": "", "gate": "cross_gating_block", "halve": "Conv_1"},
    Bottleneck: {
        "project": "input_proj",
        "mixers": "SplitHeadMultiAxisGmlpLayer_{}",
        "attentions": "channel_attention_block_1_{}",
    },
    Decoder: {"enlarge": "ConvTranspose_0", "block": "UNetEncoderBlock_0"},
    SupervisedAttention: {"features": "Conv_0", "image": "Conv_1", "weights": "Conv_2"},
}
_STAGE_PATHS = {
    "inputs": "input_conv_{}",
    "fuse": "input_fuse_sam_{}",
    "encoders": "encoder_block_{}",
    "bottlenecks": "global_block_{}",
    "gates": "cross_gating_block_{}",
    "decoders": "decoder_block_{}",
    "supervised": "supervised_attention_module_{}",
}


def _gated_mlp(axis: str) -> dict[str, str]:
    unit = f"{axis.capitalize()}GatingUnit"
    return {
        "norm": "LayerNorm",
        "project_in": "in_project",
        "gate_norm": f"{unit}/intermediate_layernorm",
        "mix": f"{unit}/Dense_0",
        "project_out": "out_project",
    }


def _children(module: nn.Module) -> Iterator[tuple[str, str, nn.Module]]:
    """Name here, path in the graph, and the child of a module; lists are entered."""
    paths = _gated_mlp(module.mix.axis) if isinstance(module, GatedMlp) else _PATHS[type(module)]
    for name, child in module.named_children():
        if isinstance(child, nn.ModuleList):
            for number, part in enumerate(child):
                yield f"{name}.{number}", paths[name].format(number), part
        else:
            yield name, paths[name], child


def _leaves(module: nn.Module, here: str, there: str) -> Iterator[tuple[str, str]]:
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d, LayerNorm2d, SpatialMix)):
        yield here, there
        return
    for name, path, child in _children(module):
        yield from _leaves(child, f"{here}.{name}", f"{there}/{path}" if path else there)


def _of_stage(stage: Stage, number: int) -> Iterator[tuple[str, str]]:
    here, there = f"stages.{number}", f"{_ROOT}/stage_{number}"
    for name, path in _STAGE_PATHS.items():
        for level, child in enumerate(getattr(stage, name, ())):
            yield from _leaves(child, f"{here}.{name}.{level}", f"{there}_{path.format(level)}")
    # The graph counts its resizing layers through: of each stage the skips from the encoder, then
    # those from the gates, the coarsest level first.
    levels = len(WIDTHS)
    for group, name in enumerate(("skips", "gathered")):
        for level in range(levels):
            first = 2 * levels**2 * number + levels**2 * group + levels * (levels - 1 - level)
            for source in range(levels):
                yield (
                    f"{here}.{name}.{level}.convs.{source}",
                    f"{_ROOT}/UpSampleRatio_{first + source}/Conv_0",
                )


def graph_paths(network: Maxim) -> dict[str, str]:
    """Path in the graph of each layer that holds parameters."""
    paths: dict[str, str] = {}
    for number, stage in enumerate(network.stages):
        assert isinstance(stage, Stage)
        paths.update(_of_stage(stage, number))
    last = len(network.stages) - 1
    paths["output"] = (
        f"{_ROOT}/stage_{last}_output_conv_0"
        if last == _STAGES - 1
        else f"{_ROOT}/stage_{last}_supervised_attention_module_0/Conv_1"
    )
    return paths


def parameters(network: Maxim, graph: Graph) -> tuple[dict[str, Tensor], set[str]]:
    """State of the network out of the graph's constants, and the constants that were used.

    Raises
    ------
    KeyError
        When the graph lacks a node.
    """
    state: dict[str, Tensor] = {}
    used: set[str] = set()
    modules = dict(network.named_modules())
    for here, there in graph_paths(network).items():
        weight, bias = _constants(graph, modules[here], there)
        used.update((weight, bias))
        values = graph.constants[weight]
        state[f"{here}.weight"] = torch.from_numpy(_laid_out(values, modules[here]))
        state[f"{here}.bias"] = torch.from_numpy(graph.constants[bias].reshape(-1).copy())
    return state, used


def _constants(graph: Graph, module: nn.Module, path: str) -> tuple[str, str]:
    """Names of the constants that hold a layer's weight and bias."""
    if isinstance(module, LayerNorm2d):
        return f"{path}/Reshape_2", f"{path}/Reshape_3"
    bias = f"{path}/Reshape"
    if isinstance(module, nn.ConvTranspose2d):
        return f"{path}/transpose_4", bias
    dense = f"{path}/einsum/Einsum"
    if dense in graph.nodes:
        return graph.inputs(dense)[1], bias
    return f"{path}/transpose_3", bias


def _laid_out(values: np.ndarray, module: nn.Module) -> np.ndarray:
    """A kernel in the order that PyTorch wants, contiguous."""
    if isinstance(module, LayerNorm2d):
        ordered = values.reshape(-1)
    elif values.ndim == 2:  # dense: (in, out)
        ordered = values.T if isinstance(module, SpatialMix) else values.T[:, :, None, None]
    else:  # (height, width, in, out), or (height, width, out, in) of a transposed convolution
        ordered = values.transpose(3, 2, 0, 1)
    return np.array(ordered, dtype=np.float32, order="C")
