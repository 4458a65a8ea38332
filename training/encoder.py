"""The sentence model in torch: the lower layers of MPNet, a head for labels, a head for words."""

import json
import math
import struct
import zipfile
from io import BytesIO

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEADS, INNER, BUCKETS = 768, 12, 3072, 32
GROUP = 64
"""Weights that share a scale when they are cut down to four bits."""
LONGEST = 96
"""Pieces of one sentence; what follows is not read."""


def weights(archive: zipfile.ZipFile, name: str) -> dict[str, torch.Tensor]:
    """Return the tensors of a safetensors file inside an archive."""
    raw = bytearray(archive.read(name))
    (length,) = struct.unpack("<Q", raw[:8])
    heads = json.loads(bytes(raw[8 : 8 + length]))
    body = memoryview(raw)[8 + length :]
    return {
        name: torch.frombuffer(
            body[head["data_offsets"][0] : head["data_offsets"][1]], dtype=torch.float32
        ).reshape(head["shape"])
        for name, head in heads.items()
        if name != "__metadata__" and head["dtype"] == "F32"
    }


def joined(parts: list[bytes]) -> zipfile.ZipFile:
    """Return the archive that these parts make."""
    return zipfile.ZipFile(BytesIO(b"".join(parts)))


def cut(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return four-bit numbers (0 to 15, 8 is nothing) in groups, and a scale for each group."""
    grouped = weight.reshape(weight.shape[0], -1, GROUP)
    at = grouped.abs().argmax(-1, keepdim=True)
    scale = (grouped.gather(-1, at) / -8).half().float()
    scale = torch.where(scale.abs() < 1e-6, torch.full_like(scale, 1e-6), scale)
    return (grouped / scale).round().clamp(-8, 7) + 8, scale


def as_cut(weight: torch.Tensor) -> torch.Tensor:
    """Return the weight as it will be once cut down; the gradient passes as if it were not."""
    with torch.no_grad():
        numbers, scale = cut(weight)
        made = ((numbers - 8) * scale).reshape(weight.shape)
    return weight + (made - weight).detach()


class CutLinear(nn.Linear):
    """A linear layer that can already behave as it will once cut down."""

    is_cut = False

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.linear(x, as_cut(self.weight) if self.is_cut else self.weight, self.bias)


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (CutLinear(WIDTH, WIDTH) for _ in range(4))
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up, self.down = CutLinear(WIDTH, INNER), CutLinear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.drop, self.p = nn.Dropout(dropout), dropout

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, t, _ = x.shape
        q, k, v = (
            f(x).view(b, t, HEADS, WIDTH // HEADS).transpose(1, 2) for f in (self.q, self.k, self.v)
        )
        p = self.p if self.training else 0.0
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype), dropout_p=p)
        x = self.norm1(x + self.drop(self.o(a.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


def buckets(count: int) -> torch.Tensor:
    """Return MPNet's bucket for each distance between two pieces."""
    at = torch.arange(count)
    n = at[:, None] - at[None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    found = (n < 0).long() * half
    n = n.abs()
    far = torch.log(n.float().clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)
    far = (exact + far.long()).clamp(max=half - 1)
    return found + torch.where(n < exact, n, far)


class Encoder(nn.Module):
    """One logit a label for the sentence, and one a label for every piece of it."""

    def __init__(self, vocabulary: int, labels: int, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.voices = nn.Embedding(2, WIDTH)
        nn.init.zeros_(self.voices.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.rel = nn.Embedding(BUCKETS, HEADS)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.spans = nn.Linear(WIDTH, labels)
        self.whole = nn.Linear(3 * WIDTH, labels)
        self.mix = nn.Parameter(torch.full((labels,), 0.5))
        self.register_buffer("bucket", buckets(LONGEST), persistent=False)
        self.is_cut = False

    def load(self, found: dict[str, torch.Tensor], kept: list[int]) -> None:
        """Take the weights of the base model, of its vocabulary the kept pieces."""
        with torch.no_grad():
            self.words.weight.copy_(found["embeddings.word_embeddings.weight"][kept])
            self.places.weight.copy_(
                found["embeddings.position_embeddings.weight"][2 : 2 + LONGEST]
            )
            self.rel.weight.copy_(found["encoder.relative_attention_bias.weight"])
            self._take(self.norm, found, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                base = f"encoder.layer.{number}."
                for name in "qkvo":
                    self._take(getattr(layer, name), found, f"{base}attention.attn.{name}")
                self._take(layer.norm1, found, base + "attention.LayerNorm")
                self._take(layer.up, found, base + "intermediate.dense")
                self._take(layer.down, found, base + "output.dense")
                self._take(layer.norm2, found, base + "output.LayerNorm")

    @staticmethod
    def _take(mine: nn.Module, found: dict[str, torch.Tensor], name: str) -> None:
        mine.weight.copy_(found[name + ".weight"])
        mine.bias.copy_(found[name + ".bias"])

    def cut(self) -> None:
        """From now on behave as the model cut down to four bits will."""
        self.is_cut = True
        for part in self.modules():
            if isinstance(part, CutLinear):
                part.is_cut = True

    def forward(self, ids: torch.Tensor, voice: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        kept = ids != 1
        b, t = ids.shape
        words = self.words(ids)
        if self.is_cut:
            words = as_cut(words.reshape(b * t, WIDTH)).reshape(b, t, WIDTH)
        x = self.drop(self.norm(words + self.places.weight[:t] + self.voices(voice)[:, None]))
        bias = self.rel(self.bucket[:t, :t]).permute(2, 0, 1)[None]
        mask = bias + torch.zeros(kept.shape).masked_fill(~kept, -1e4)[:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        x = F.layer_norm(x.float(), (WIDTH,))
        k = kept[..., None].float()
        mean = (x * k).sum(1) / k.sum(1)
        peak = x.masked_fill(~kept[..., None], -1e4).amax(1)
        pieces = self.spans(self.drop(x))
        whole = self.whole(self.drop(torch.cat([x[:, 0], mean, peak], -1)))
        top = torch.logsumexp(pieces.masked_fill(~kept[..., None], -1e4) * 2, 1) / 2
        return whole + self.mix * top, pieces
