"""Holds the labelled texts to their promises; what checks make of them is measured elsewhere."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TypedDict, cast

import pytest

from mentor_desk.guides import Guide

FOLDER = Path(__file__).with_name("labelled")
KINDS = {
    "goals": "fuzzy one_outcome owner measure baseline date "
    "numberless outputs inner if_then observable",
    "feedback": "camera absolutes motive one_point effect when_where next_step alternative future",
}


class Text(TypedDict):
    id: str
    guide: str
    language: str
    faults: list[str]
    answers: dict[str, str]


class TextSet(TypedDict):
    today: str
    judged: dict[str, list[str]]
    text: list[Text]


def texts(half: str, kind: str) -> TextSet:
    source = (FOLDER / f"{half}_{kind}.toml").read_text(encoding="utf-8")
    return cast("TextSet", cast("object", tomllib.loads(source)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_labels_and_answers_are_those_of_the_guide(
    guides: dict[str, Guide], half: str, kind: str
) -> None:
    found = texts(half, kind)
    assert date.fromisoformat(found["today"])
    for text in found["text"]:
        guide = guides[text["guide"]]
        judged = set(found["judged"][guide.id])
        assert judged <= {use.name for step in guide.steps for use in step.checks}
        assert set(text["faults"]) <= judged, text["id"]
        assert text["answers"].keys() <= {field.name for field in guide.fields()}, text["id"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_each_check_has_enough_to_say_and_enough_to_keep_silent_about(half: str, kind: str) -> None:
    found = texts(half, kind)
    faulty = Counter(fault for text in found["text"] for fault in text["faults"])
    all_of = Counter(check for text in found["text"] for check in found["judged"][text["guide"]])
    assert all_of.keys() == set(KINDS[kind].split())
    assert min(faulty[check] for check in all_of) >= 15
    assert min(all_of[check] - faulty[check] for check in all_of) >= 30
    german = sum(text["language"] == "de" for text in found["text"])
    assert 0.2 <= german / len(found["text"]) <= 0.3


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_stands_in_both_halves(kind: str) -> None:
    both = [*texts("seen", kind)["text"], *texts("unseen", kind)["text"]]
    assert len({text["id"] for text in both}) == len(both)
    written = Counter(
        value.casefold()
        for text in both
        for value in text["answers"].values()
        if len(value.split()) >= 5
    )
    assert {value for value, times in written.items() if times > 1} == set()
