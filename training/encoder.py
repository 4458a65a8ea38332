"""The sentence model in torch: BERT's encoder, a head for the labels, a head for the words."""

import json
import struct
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

KINDS = {"F32": (torch.float32, 4), "I64": (torch.int64, 8)}


def weights(path: Path) -> dict[str, torch.Tensor]:
    """Return the tensors of a safetensors file."""
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    heads = json.loads(raw[8 : 8 + length])
    body = memoryview(bytearray(raw[8 + length :]))
    found = {}
    for name, head in heads.items():
        if name == "__metadata__":
            continue
        begin, end = head["data_offsets"]
        kind = KINDS[head["dtype"]][0]
        found[name] = torch.frombuffer(body[begin:end], dtype=kind).reshape(head["shape"]).clone()
    return found


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.p = dropout

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, t, w = x.shape
        q, k, v = (
            f(x).view(b, t, self.heads, w // self.heads).transpose(1, 2)
            for f in (self.q, self.k, self.v)
        )
        a = F.scaled_dot_product_attention(
            q, k, v, attn_mask=mask, dropout_p=self.p if self.training else 0.0
        )
        a = a.transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + self.drop(self.out(a)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The encoder with two heads: one logit a label, and one a label for every piece."""

    def __init__(
        self, vocabulary: int, labels: int, *, layers: int = 6, dropout: float = 0.1
    ) -> None:
        super().__init__()
        width = 384
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(512, width)
        self.voices = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, 12, 1536, dropout) for _ in range(layers))
        self.spans = nn.Linear(width, labels)
        self.whole = nn.Linear(3 * width, labels)
        self.mix = nn.Parameter(torch.full((labels,), 0.5))

    def load(self, found: dict[str, torch.Tensor]) -> None:
        """Take the weights of a base model."""
        e = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(found[e + "word_embeddings.weight"])
            self.places.weight.copy_(found[e + "position_embeddings.weight"])
            self.voices.weight.copy_(found[e + "token_type_embeddings.weight"][:1].repeat(2, 1))
            self._pair(self.norm, found, e + "LayerNorm")
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for mine, theirs in (
                    (layer.q, "attention.self.query"),
                    (layer.k, "attention.self.key"),
                    (layer.v, "attention.self.value"),
                    (layer.out, "attention.output.dense"),
                    (layer.norm1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    self._pair(mine, found, p + theirs)

    @staticmethod
    def _pair(mine: nn.Module, found: dict[str, torch.Tensor], name: str) -> None:
        mine.weight.copy_(found[name + ".weight"])
        mine.bias.copy_(found[name + ".bias"])

    def forward(self, ids: torch.Tensor, voice: torch.Tensor):
        kept = ids != 0
        t = ids.shape[1]
        x = self.words(ids) + self.places.weight[:t] + self.voices(voice)[:, None]
        x = self.drop(self.norm(x))
        mask = torch.zeros(kept.shape, dtype=x.dtype).masked_fill(~kept, -1e4)[:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        x = x.float()
        k = kept[..., None].float()
        mean = (x * k).sum(1) / k.sum(1)
        peak = x.masked_fill(~kept[..., None], -1e4).amax(1)
        pieces = self.spans(self.drop(x))
        whole = self.whole(self.drop(torch.cat([x[:, 0], mean, peak], -1)))
        top = pieces.masked_fill(~kept[..., None], -1e4)
        top = torch.logsumexp(top * 2, 1) / 2
        return whole + self.mix * top, pieces
