"""The reader knows English alone and says so."""

import json
from pathlib import Path

import pytest

from desktop.reader.english import is_english

SETS = sorted((Path(__file__).parents[2] / "training").glob("writer-*.jsonl"))


@pytest.mark.parametrize(
    "text",
    [
        "Ich habe dich belogen und ich war nicht bei der Arbeit, sondern bei ihr.",
        "Je t’ai menti sur le travail et j’étais avec elle tout le temps.",
        "Te mentí sobre el trabajo y estaba con ella en el hotel de la playa.",
        "Jeg løj for dig om arbejdet, og jeg var hos hende hver torsdag.",
        "Ti ho mentito sul lavoro e stavo con lei in albergo ogni giovedì.",
        "Ik heb tegen je gelogen over het werk en ik was bij haar in het hotel.",
        "Я солгал тебе о работе и был у неё каждый четверг.",
    ],
)
def test_another_language_is_known_as_one(text):
    assert not is_english(text)


def test_what_many_english_writers_wrote_is_known_as_english():
    texts = [json.loads(line)["text"] for file in SETS for line in file.read_text().splitlines()]

    assert len(texts) > 3000
    assert [text for text in texts if not is_english(text)] == []
