"""Answers are read in their own language, whatever language the guide is written in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mentor_desk.guides import Context, Guide, Lexicon, WordLists, run_checks
from mentor_desk.guides.list_names import LISTS
from mentor_desk.guides.matching import LONGEST, plain

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Meine Kommunikation verbessern", "de"),
        ("Die Montagsrunde allein leiten", "de"),
        ("du warst unhöflich", "de"),
        ("Führungskompetenz ausbauen", "de"),
        ("Lead the Monday round alone", "en"),
        ("you were rude to Tomas", "en"),
        ("I keep an eye on the war room", "en"),
        ("Jonas, Piotr, Ines", ""),
        ("2027", ""),
        ("", ""),
    ],
)
def test_the_language_is_known_by_the_small_words(lists: Lexicon, text: str, language: str) -> None:
    assert lists.guess(text) == language


def asked(guide: Guide, lists: Lexicon, **answers: str) -> set[str]:
    found = run_checks(guide, answers, TODAY, Context(lists, "Amara"))
    return {one.check for one in found if not one.ok and not one.missing}


def test_each_answer_is_read_in_its_own_language(guides: dict[str, Guide], lists: Lexicon) -> None:
    guide = guides["situation-behaviour-effect"]
    assert "camera" in asked(guide, lists, observation="du warst faul")
    assert "camera" in asked(guide, lists, observation="you were lazy")
    mixed = asked(guide, lists, observation="you were lazy", effect="Das war wirklich sehr schade")
    assert {"camera", "effect"} <= mixed


def test_an_answer_that_does_not_show_is_read_like_the_others_or_like_the_guide(
    guides: dict[str, Guide], lists: Lexicon
) -> None:
    smart = guides["smart"]
    assert lists.guess("Resilienz") == ""
    assert "fuzzy" not in asked(smart, lists, title="Resilienz")
    assert "fuzzy" in asked(smart, lists, title="Resilienz", why="weil es mir nicht gut geht")
    assert "fuzzy" in asked(replace(smart, language="de"), lists, title="Resilienz")
    assert "fuzzy" not in asked(replace(smart, language="xx"), lists, title="Resilienz")


def test_every_language_has_every_list(lists: Lexicon) -> None:
    assert set(lists.languages) == {"en", "de"}
    for words in lists.languages.values():
        assert [name for name in LISTS if not words[name]] == []


def test_small_words_belong_to_one_language_only(lists: Lexicon) -> None:
    assert not lists["en"].forms("common") & lists["de"].forms("common")


def test_an_unknown_language_is_read_as_english(lists: Lexicon) -> None:
    assert lists["fr"] is lists["en"]
    assert Lexicon({})["fr"].find("fuzzy", "improve") == ""
    assert Lexicon({}).guess("the") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("That is IMPROVED", "IMPROVED"),
        ("work \u00a0 on it", "work on"),
        ("work\non it", "work on"),
        ("network only", ""),
        ("re-improved", "improved"),
        ("an * b", ""),
        ("\u0130mprove improve", "improve"),
    ],
)
def test_words_are_found_as_they_are_written(text: str, found: str) -> None:
    assert WordLists({"fuzzy": ("improv*", "work on")}).find("fuzzy", text) == found


def test_the_longer_of_two_counts_and_what_is_passed_over_is_no_hit() -> None:
    lists = WordLists({"a": ("be", "be more", "more calm"), "not": ("be more calm",)})
    assert [hit.text for hit in lists.hits("a", "be more calm, be more")] == ["be more", "be more"]
    assert [hit.start for hit in lists.hits("a", "be more calm, be more", "not")] == [14]
    assert lists.split("a", "so be it, be more kind") == ["so ", " it, ", " kind"]


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert len(plain("a b " * LONGEST)) <= LONGEST
    lists = WordLists({"a": ("end",)})
    assert lists.find("a", "x " * LONGEST + "end") == ""
