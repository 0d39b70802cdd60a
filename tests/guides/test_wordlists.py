from __future__ import annotations

from pathlib import Path

import pytest

import mentor_desk.guides
from mentor_desk.guides import BadGuide, Lexicon, WordLists, word_lists
from mentor_desk.guides.list_names import LISTS, OPTIONAL

GUIDES = Path(mentor_desk.guides.__file__).parent
NAMES = GUIDES / "list_names.py"


@pytest.fixture(scope="module")
def english(lists: Lexicon) -> WordLists:
    return lists["en"]


def test_every_list_a_check_reads_is_there(english: WordLists) -> None:
    assert [name for name in LISTS if not english[name]] == []


def test_every_list_is_read_by_a_check() -> None:
    code = "".join(path.read_text("utf-8") for path in GUIDES.rglob("*.py") if path != NAMES)
    assert [name for name in (*LISTS, *OPTIONAL) if f'"{name}"' not in code] == []


def test_whole_words_in_any_case_and_any_apostrophe(english: WordLists) -> None:
    assert english.find("character", "Your ATTITUDE") == "ATTITUDE"
    assert english.find("character", "altitudes and rudeboys") == ""
    assert english.find("character", "you don’t care") == "don't care"


def test_exceptions_are_passed_over_and_the_rest_is_still_found(english: WordLists) -> None:
    text = "lazy loading was lazy"
    assert english.find("character", text, "character_exceptions") == "lazy"
    assert english.find("character", "lazy loading", "character_exceptions") == ""


@pytest.mark.parametrize("text", ["", "?", " … ", "–", "TBD", "don’t know yet", "Weiß noch nicht."])
def test_what_only_holds_a_place_is_no_answer_yet(lists: Lexicon, text: str) -> None:
    assert lists.still_open(text)


@pytest.mark.parametrize("text", ["7", "100 %", "not needed", "nothing", "no idea is too small"])
def test_a_short_answer_is_an_answer(lists: Lexicon, text: str) -> None:
    assert not lists.still_open(text)


def test_an_empty_list_finds_nothing() -> None:
    assert WordLists({}).find("fuzzy", "improve") == ""


def test_an_unknown_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "xx.toml").write_text('insults = ["x"]', encoding="utf-8")
    with pytest.raises(BadGuide, match="“insults” is not known here"):
        word_lists(tmp_path)
