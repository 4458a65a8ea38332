"""Writes a trained model as one ONNX file with four-bit weights, beside its vocabulary."""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from training import data as sets
from training import encoder


class Graph:
    """Gathers nodes and constants; each call returns the name of what it makes."""

    def __init__(self) -> None:
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, values: np.ndarray) -> str:
        self.count += 1
        name = f"c{self.count}"
        self.constants.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def small(self, values: np.ndarray) -> str:
        """Keep as half numbers; the runtime widens them once, while it loads."""
        half = self.constant(values.astype(np.float16))
        return self.node("Cast", half, to=TensorProto.FLOAT)

    def numbers(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def one(self, value: float) -> str:
        return self.constant(np.array(value, np.float32))

    def node(self, kind: str, *inputs: str, domain: str = "", **words) -> str:
        self.count += 1
        name = f"n{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name, domain=domain, **words))
        return name

    def norm(self, x: str, scale: np.ndarray, bias: np.ndarray) -> str:
        made = (self.constant(scale), self.constant(bias))
        return self.node("LayerNormalization", x, *made, axis=-1, epsilon=1e-5)

    def linear(self, x: str, weight: torch.Tensor, bias: torch.Tensor) -> str:
        wide, deep = weight.shape
        numbers, scale = encoder.cut(weight)
        flat = numbers.byte().numpy().reshape(wide, deep // encoder.GROUP, encoder.GROUP)
        both = flat[..., 0::2] | (flat[..., 1::2] << 4)
        made = self.node(
            "MatMulNBits", x, self.constant(both), self.small(scale.numpy().reshape(-1)),
            domain="com.microsoft", K=deep, N=wide, bits=4, block_size=encoder.GROUP,
            accuracy_level=LEVEL,
        )  # fmt: skip
        return self.node("Add", made, self.constant(bias.numpy()))


LEVEL = 4


def built(state: dict[str, torch.Tensor]) -> onnx.ModelProto:
    g, width, heads = Graph(), encoder.WIDTH, encoder.HEADS
    array = {name: value.float().numpy() for name, value in state.items()}
    shape = g.node("Shape", "ids")
    length = g.node("Slice", shape, g.numbers(1), g.numbers(2))
    zero, first, second = g.numbers(0), g.numbers(1), g.numbers(2)
    x = words(g, state)
    places = g.node("Slice", g.small(array["places.weight"]), zero, length, zero)
    voice = g.node(
        "Unsqueeze", g.node("Gather", g.constant(array["voices.weight"]), "voice"), first
    )
    x = g.node("Add", g.node("Add", x, places), voice)
    x = g.norm(x, array["norm.weight"], array["norm.bias"])
    bias = array["rel.weight"][encoder.buckets(encoder.LONGEST).numpy()].transpose(2, 0, 1)[None]
    both = g.node("Concat", length, length, axis=0)
    ends = g.constant(np.array([2, 3], np.int64))
    bias = g.node("Slice", g.small(bias), g.numbers(0, 0), both, ends)
    padded = g.node("Equal", "ids", g.constant(np.array(sets.PAD, np.int64)))
    away = g.node("Where", padded, g.one(-1e4), g.one(0.0))
    mask = g.node("Add", bias, g.node("Unsqueeze", away, g.numbers(1, 2)))
    split, whole = g.numbers(0, 0, heads, width // heads), g.numbers(0, 0, width)
    for number in range(layers(state)):
        base = f"layers.{number}."

        def made(x: str, name: str, base: str = base) -> str:
            return g.linear(x, state[base + name + ".weight"], state[base + name + ".bias"])

        def normed(x: str, name: str, base: str = base) -> str:
            return g.norm(x, array[base + name + ".weight"], array[base + name + ".bias"])

        q, k, v = (g.node("Reshape", made(x, name), split) for name in "qkv")
        q = g.node("Transpose", q, perm=[0, 2, 1, 3])
        k = g.node("Transpose", k, perm=[0, 2, 3, 1])
        v = g.node("Transpose", v, perm=[0, 2, 1, 3])
        a = g.node("Mul", g.node("MatMul", q, k), g.one((width // heads) ** -0.5))
        a = g.node("Softmax", g.node("Add", a, mask), axis=-1)
        a = g.node("Transpose", g.node("MatMul", a, v), perm=[0, 2, 1, 3])
        x = normed(g.node("Add", x, made(g.node("Reshape", a, whole), "o")), "norm1")
        inner = made(g.node("Gelu", made(x, "up")), "down")
        x = normed(g.node("Add", x, inner), "norm2")
    x = g.norm(x, np.ones(width, np.float32), np.zeros(width, np.float32))
    out = g.node("Unsqueeze", padded, second)
    kept = g.node("Where", out, g.one(0.0), g.one(1.0))
    mean = g.node(
        "Div", g.node("ReduceSum", g.node("Mul", x, kept), first, keepdims=0),
        g.node("ReduceSum", kept, first, keepdims=0),
    )  # fmt: skip
    peak = g.node("ReduceMax", g.node("Where", out, g.one(-1e4), x), first, keepdims=0)
    top = g.node("Gather", x, g.constant(np.array(0, np.int64)), axis=1)
    pieces = head(g, x, array, "spans")
    of_whole = head(g, g.node("Concat", top, mean, peak, axis=-1), array, "whole")
    lit = g.node("Where", out, g.one(-1e4), g.node("Mul", pieces, g.one(2.0)))
    lit = g.node("Mul", g.node("ReduceLogSumExp", lit, first, keepdims=0), g.one(0.5))
    labels = g.node("Add", of_whole, g.node("Mul", lit, g.constant(array["mix"])))
    outputs = (g.node("Sigmoid", labels), g.node("Sigmoid", pieces))
    return model(g, outputs)


def words(g: Graph, state: dict[str, torch.Tensor]) -> str:
    """Look up the pieces: two numbers of four bits stand in each byte."""
    numbers, scale = encoder.cut(state["words.weight"])
    flat = numbers.byte().numpy().reshape(len(numbers), -1)
    half = flat.shape[1] // 2
    rows = g.node("Gather", g.constant(flat[:, :half] | (flat[:, half:] << 4)), "ids")
    low = g.node("BitwiseAnd", rows, g.constant(np.array(15, np.uint8)))
    high = g.node("BitShift", rows, g.constant(np.array(4, np.uint8)), direction="RIGHT")
    both = g.node("Cast", g.node("Concat", low, high, axis=-1), to=TensorProto.FLOAT)
    groups = flat.shape[1] // encoder.GROUP
    grouped = g.node(
        "Reshape", g.node("Sub", both, g.one(8.0)), g.numbers(0, 0, groups, encoder.GROUP)
    )
    scales = g.node("Gather", g.constant(scale.numpy()[..., 0].astype(np.float16)), "ids")
    scales = g.node("Unsqueeze", g.node("Cast", scales, to=TensorProto.FLOAT), g.numbers(3))
    return g.node("Reshape", g.node("Mul", grouped, scales), g.numbers(0, 0, flat.shape[1]))


def head(g: Graph, x: str, array: dict[str, np.ndarray], name: str) -> str:
    made = g.node("MatMul", x, g.small(array[name + ".weight"].T))
    return g.node("Add", made, g.constant(array[name + ".bias"]))


def layers(state: dict[str, torch.Tensor]) -> int:
    return 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))


def model(g: Graph, outputs: tuple[str, str]) -> onnx.ModelProto:
    for name, made in zip(("labels", "pieces"), outputs, strict=True):
        g.nodes.append(helper.make_node("Identity", [made], [name], name))
    count = len(sets.NAMES)
    asked = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["b", "t"]),
        helper.make_tensor_value_info("voice", TensorProto.INT64, ["b"]),
    ]
    told = [
        helper.make_tensor_value_info("labels", TensorProto.FLOAT, ["b", count]),
        helper.make_tensor_value_info("pieces", TensorProto.FLOAT, ["b", "t", count]),
    ]
    graph = helper.make_graph(g.nodes, "reader", asked, told, g.constants)
    versions = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=10)


def write(state: dict[str, torch.Tensor], pieces: list[str], folder: Path) -> None:
    """Write model.onnx and vocabulary.txt into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(built(state), folder / "model.onnx")
    (folder / "vocabulary.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
