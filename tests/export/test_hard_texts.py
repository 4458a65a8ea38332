"""Texts that are hard to carry out, each through the pages and back."""

import hard_texts
import pytest
from export import paper

from desktop.export import compose, parcel, proof, typeset
from desktop.model.manifest import Missing


def agreed(manifest, **header):
    """Return the manifest after the writer agreed to a sign for what no font can draw."""
    texts = [text for _, text in compose.texts(manifest)]
    ask = parcel.pack({"verb": "missing"} | header, paper.as_texts(*texts))
    lost = parcel.unpack(typeset.work(ask))[0]["missing"]
    return manifest.replacing(Missing(heading="", characters=tuple(one)) for one in lost)


@pytest.mark.parametrize("name", hard_texts.MANIFESTS)
def test_hard_texts_leave_whole(name):
    manifest = agreed(hard_texts.MANIFESTS[name], fonts=[])
    file = paper.made(manifest, "a")

    assert paper.failing(proof.prove(file, paper.claim(file, manifest, "a"))) == set()
