"""The words checks look for, as data of one language, and how they are found in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mentor_desk.guides.list_names import LISTS, OPTIONAL
from mentor_desk.guides.matching import Hit, Index, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides.table import Table

_FALLBACK = "en"
_SPOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SAID = re.compile(r"\w+(?:['-]\w+)*|%")
_GUESSED_FROM = 600
_LONGEST_OPEN = 40

VERB_LAST, CAPITAL_NOUNS = "verb last", "capital nouns"


class WordLists:
    """The words of one language."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = lists
        self._indexes: dict[str, Index] = {}
        self._forms: dict[tuple[str, ...], frozenset[str]] = {}
        self._all_words: dict[tuple[str, ...], frozenset[str]] = {}
        self._values: dict[str, int] | None = None
        self._rows: dict[str, dict[str, frozenset[int]]] = {}
        self._names: dict[str, dict[str, frozenset[str]]] = {}
        self._named: dict[str, tuple[Index, dict[str, str]]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._lists.get(name, ())

    def find(self, name: str, text: str, exceptions: str = "") -> str:
        """The first of these words in the text as it is written there, or ""."""
        return next((" ".join(hit.text.split()) for hit in self.hits(name, text, exceptions)), "")

    def hits(self, name: str, text: str, exceptions: str = "") -> list[Hit]:
        """Where these words stand, none within another; places are those of `plain(text)`."""
        return self._index(name).find_all(text, self._index(exceptions) if exceptions else None)

    def split(self, name: str, text: str) -> list[str]:
        """What stands between these words."""
        spoken, at, pieces = plain(text), 0, list[str]()
        for hit in self.hits(name, text):
            pieces.append(spoken[at : hit.start])
            at = hit.end
        return [*pieces, spoken[at:]]

    def forms(self, *names: str) -> frozenset[str]:
        """Single words of these lists together; an entry may hold several forms of one word apart
        by spaces.
        """
        if names not in self._forms:
            entries = (entry for name in names for entry in self[name])
            self._forms[names] = frozenset(form for entry in entries for form in entry.split())
        return self._forms[names]

    def value(self, word: str) -> int | None:
        """2 for “two”, “both” and “twice”: what a number is that is spelt out."""
        if self._values is None:
            counted = enumerate(self["numerals"])
            self._values = {form: n for n, forms in counted for form in forms.split()}
        return self._values.get(word)

    def all_words(self, *names: str) -> frozenset[str]:
        """The single words of these lists, those of phrases, too."""
        if names not in self._all_words:
            entries = (entry.lower() for name in names for entry in self[name])
            found = frozenset(word for one in entries for word in _SPOKEN.findall(one))
            self._all_words[names] = found
        return self._all_words[names]

    def rows(self, name: str) -> Mapping[str, frozenset[int]]:
        """For each word of a list the entries that hold it."""
        if name not in self._rows:
            found: dict[str, frozenset[int]] = {}
            for at, entry in enumerate(self[name]):
                for form in entry.split():
                    found[form] = found.get(form, frozenset()) | {at}
            self._rows[name] = found
        return self._rows[name]

    def names(self, name: str) -> Mapping[str, frozenset[str]]:
        """For each word of a list the names its entries begin with, as “home: house flat”."""
        if name not in self._names:
            found: dict[str, frozenset[str]] = {}
            for entry in self[name]:
                called, _, forms = entry.partition(": ")
                for form in forms.split():
                    found[form] = found.get(form, frozenset()) | {called}
            self._names[name] = found
        return self._names[name]

    def values(self, name: str, text: str) -> list[tuple[Hit, str]]:
        """Where the phrases of a list stand and what stands before them in their entry, as the
        0.25 of “0.25, a quarter”.
        """
        if name not in self._named:
            split = (entry.split(", ") for entry in self[name])
            said = {phrase: first for first, *phrases in split for phrase in phrases}
            self._named[name] = Index(said), said
        index, said = self._named[name]
        return [(hit, said[" ".join(hit.text.lower().split())]) for hit in index.find_all(text)]

    def _index(self, name: str) -> Index:
        if name not in self._indexes:
            self._indexes[name] = Index(self[name])
        return self._indexes[name]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of all languages, by their two letters."""

    languages: Mapping[str, WordLists]

    def __getitem__(self, language: str) -> WordLists:
        """Those of English where the language is not known."""
        found = self.languages.get(language) or self.languages.get(_FALLBACK)
        return found or WordLists({})

    def still_open(self, text: str) -> bool:
        """“?”, “tbd”, “weiß noch nicht”: written in a field, and no answer yet in any language."""
        if len(text) > _LONGEST_OPEN or not text:
            return not text
        said = " ".join(_SAID.findall(plain(text).lower()))
        return not said or any(said in lists["still_open"] for lists in self.languages.values())

    def guess(self, text: str) -> str:
        """The language a text seems to be written in by its small words; "" if none stands out."""
        spoken = [word.lower() for word in _SPOKEN.findall(plain(text[:_GUESSED_FROM]))]
        if not spoken:
            return ""
        marks = sorted(
            ((_marks(spoken, lists), language) for language, lists in self.languages.items()),
            reverse=True,
        )
        best, *rest = marks or [(0, "")]
        return best[1] if best[0] > (rest[0][0] if rest else 0) else ""


def _marks(spoken: list[str], lists: WordLists) -> int:
    """Small words tell more than the letters of a word or the way it ends."""
    common, endings, letters = lists.forms("common"), lists["endings"], lists.forms("letters")
    return sum(
        2
        if word in common
        else (len(word) > 5 and word.endswith(endings)) or not letters.isdisjoint(word)
        for word in spoken
    )


def build_word_lists(table: Table) -> WordLists:
    found = {name: table.texts(name, 1_000) for name in (*LISTS, *OPTIONAL)}
    table.done()
    return WordLists(MappingProxyType(found))
