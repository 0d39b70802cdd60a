from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.guides import BadGuide, WordLists, word_lists
from mentor_desk.guides.wordlists import LISTS


def test_every_list_a_check_reads_is_there(lists: WordLists) -> None:
    assert [name for name in LISTS if not lists[name]] == []


def test_whole_words_in_any_case_and_any_apostrophe(lists: WordLists) -> None:
    assert lists.find("character", "Your ATTITUDE") == "ATTITUDE"
    assert lists.find("character", "altitudes and rudeboys") == ""
    assert lists.find("character", "you don’t care") == "don't care"


def test_exceptions_are_passed_over_and_the_rest_is_still_found(lists: WordLists) -> None:
    text = "lazy loading was lazy"
    assert lists.find("character", text, "character_exceptions") == "lazy"
    assert lists.find("character", "lazy loading", "character_exceptions") == ""


def test_an_empty_list_finds_nothing() -> None:
    assert WordLists({}).find("fuzzy", "improve") == ""


def test_an_unknown_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "xx.toml").write_text('insults = ["x"]', encoding="utf-8")
    with pytest.raises(BadGuide, match="“insults” is not known here"):
        word_lists(tmp_path, "xx")
