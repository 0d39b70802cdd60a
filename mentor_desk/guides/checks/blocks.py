"""Levels in two blocks: first those of the lectures, then those of the kitchen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.guides.checks.said import TIME
from mentor_desk.guides.checks.themes import about

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_LEAST = 2


def in_blocks(levels: list[str], said: list[frozenset[str]], lists: WordLists) -> bool:
    """Each block is held together by its own words, and has no word and no theme of the other."""
    words = [one - {TIME} for one in said]
    themes = [about(level, lists).named for level in levels]
    return any(
        _held_together(words[:at])
        and all(words[at:])
        and _held_together(words[at:])
        and _of_all(words[:at]).isdisjoint(_of_all(words[at:]))
        and _both_known_and_apart(_of_all(themes[:at]), _of_all(themes[at:]))
        for at in range(_LEAST, len(levels) - _LEAST + 1)
    )


def _held_together(block: list[frozenset[str]]) -> bool:
    """Each level shares a word with those before it; a bare figure goes on with them."""
    return all(not one or one & _of_all(block[:at]) for at, one in enumerate(block) if at)


def _both_known_and_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _of_all(block: list[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*block)
