"""Ways to run one network on the processor: each makes, once, a function from batch to batch."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

Run = Callable[[Tensor], Tensor]
"""From slices (n, shown, H, W) to restored ones (n, 1, H, W), both float32."""


class NotHereError(Exception):
    """This way cannot be gone on this machine; the text says why."""


def contiguous(network: nn.Module, example: Tensor, folder: Path) -> Run:
    """Plain torch, memory channels first."""
    plain = network.to(memory_format=torch.contiguous_format)
    return lambda batch: plain(batch.contiguous())


def channels_last(network: nn.Module, example: Tensor, folder: Path) -> Run:
    """Plain torch as the program runs it."""
    placed = network.to(memory_format=torch.channels_last)
    return lambda batch: placed(_last(batch))


def bfloat16(network: nn.Module, example: Tensor, folder: Path) -> Run:
    """The same under autocast to 16 bits."""
    placed = network.to(memory_format=torch.channels_last)

    def run(batch: Tensor) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return placed(_last(batch)).float()

    return run


def frozen(network: nn.Module, example: Tensor, folder: Path) -> Run:
    """A trace of the network with its weights as constants."""
    placed = network.to(memory_format=torch.channels_last)
    traced = torch.jit.freeze(torch.jit.trace(placed, _last(example)).eval())
    return lambda batch: traced(_last(batch))


def compiled(network: nn.Module, example: Tensor, folder: Path) -> Run:
    """torch.compile; it needs a C++ compiler where it runs."""
    made = torch.compile(network.to(memory_format=torch.channels_last))
    return lambda batch: made(_last(batch))


def openvino(network: nn.Module, example: Tensor, folder: Path) -> Run:
    """OpenVINO, straight from torch, in 32 bits."""
    _wanted("openvino", "OpenVINO")
    import openvino as ov

    model = ov.convert_model(
        network.to(memory_format=torch.contiguous_format),
        example_input=example,
        input=[tuple(example.shape)],
    )
    settings = {
        "INFERENCE_PRECISION_HINT": "f32",
        "INFERENCE_NUM_THREADS": torch.get_num_threads(),
    }
    made = ov.compile_model(model, "CPU", settings)
    return lambda batch: torch.from_numpy(made(np.ascontiguousarray(batch.numpy()))[0])


def onnx_runtime(network: nn.Module, example: Tensor, folder: Path) -> Run:
    """ONNX Runtime, over a file."""
    for module, name in (("onnxruntime", "ONNX Runtime"), ("onnx", "onnx"), ("onnxscript",) * 2):
        _wanted(module, name)
    import onnxruntime

    path = folder / "network.onnx"
    plain = network.to(memory_format=torch.contiguous_format)
    torch.onnx.export(plain, (example,), path, input_names=["slices"], dynamo=True, verbose=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda batch: torch.from_numpy(
        session.run(None, {"slices": np.ascontiguousarray(batch.numpy())})[0]
    )


def _last(batch: Tensor) -> Tensor:
    return batch.contiguous(memory_format=torch.channels_last)


def _wanted(module: str, name: str) -> None:
    if importlib.util.find_spec(module) is None:
        raise NotHereError(f"{name} is not installed here")


AS_SHIPPED = "torch, channels last (as shipped)"
WAYS: dict[str, Callable[[nn.Module, Tensor, Path], Run]] = {
    AS_SHIPPED: channels_last,
    "torch, channels first": contiguous,
    "torch, bfloat16 autocast": bfloat16,
    "torch.jit.freeze": frozen,
    "torch.compile": compiled,
    "OpenVINO": openvino,
    "ONNX Runtime": onnx_runtime,
}
