"""Guards how often the checks are right, over texts the rules have seen: no measurement."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypedDict

import pytest

from .conftest import Ask, asks


class Labelled(TypedDict):
    guide: str
    check: str
    field: str
    faulty: list[str]
    sound: list[str]


def labelled() -> list[Labelled]:
    text = Path(__file__).with_name("labelled.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["set"]


@pytest.mark.parametrize("texts", labelled(), ids=lambda texts: texts["check"])
def test_a_check_speaks_up_and_keeps_silent_where_it_should(ask: Ask, texts: Labelled) -> None:
    def asked(text: str) -> bool:
        return asks(ask(texts["guide"], texts["check"], **{texts["field"]: text}))

    missed = [text for text in texts["faulty"] if not asked(text)]
    wrong = [text for text in texts["sound"] if asked(text)]
    found = len(texts["faulty"]) - len(missed)
    assert found / len(texts["faulty"]) >= 0.8, missed
    assert found / (found + len(wrong)) >= 0.9, wrong
