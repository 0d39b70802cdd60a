"""The words checks look for, as data of one language, and how they are found in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides.table import Table

# A check reads the beginning of very long texts only; what it looks for shows there or nowhere.
LONGEST = 20_000

LISTS = (
    "fuzzy",
    "fuzzy_exceptions",
    "number_words",
    "connectors",
    "skipped_after_connector",
    "pointing_back",
    "objects",
    "verbs",
    "verbs_or_nouns",
    "others_act",
    "others_decide",
    "fact_marks",
    "opinions",
    "opinion_exceptions",
    "character",
    "character_exceptions",
    "absolutes",
    "absolute_exceptions",
    "motives",
    "reported",
    "further_points",
    "place_marks",
    "day_marks",
    "vague_times",
)


@dataclass(frozen=True, slots=True)
class WordLists:
    lists: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.lists.get(name, ())

    def find(self, name: str, text: str, exceptions: str = "") -> str:
        """The first of these words in the text as it is written there, or ""."""
        searched = plain(text)
        if exceptions and self[exceptions]:
            searched = _pattern(self[exceptions]).sub(lambda hit: " " * len(hit[0]), searched)
        hit = _pattern(self[name]).search(searched)
        return " ".join(hit[0].split()) if hit else ""

    def leads_up(self, name: str, before: str) -> bool:
        """Whether one of these words stands at the end of the text, at most three words back."""
        hits = list(_pattern(self[name]).finditer(before))
        return bool(hits) and len(before[hits[-1].end() :].split()) <= 3 and before[-1:] != "."

    def pattern(self, name: str) -> re.Pattern[str]:
        return _pattern(self[name])

    def forms(self, name: str) -> frozenset[str]:
        """Single words; an entry may hold several forms of one word apart by spaces."""
        return _forms(self[name])


def build_word_lists(table: Table) -> WordLists:
    found = {name: table.texts(name, 400) for name in LISTS}
    table.done()
    return WordLists(MappingProxyType(found))


def plain(text: str) -> str:
    """One spelling of apostrophes, so that lists need only one."""
    return text[:LONGEST].replace("’", "'").replace("ʼ", "'")


@lru_cache(maxsize=64)
def _forms(entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for entry in entries for form in entry.split())


@lru_cache(maxsize=64)
def _pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, any case; a trailing * takes any ending, # stands for a number."""
    if not entries:
        return re.compile(r"(?!)")
    return re.compile(
        r"(?<!\w)(?:"
        + "|".join(_entry(e) for e in sorted(entries, key=len, reverse=True))
        + r")(?!\w)",
        re.IGNORECASE,
    )


def _entry(entry: str) -> str:
    escaped = re.escape(entry).replace(r"\ ", r"\s+")
    return escaped.replace(r"\*", r"[\w-]*").replace(r"\#", r"\d+")
