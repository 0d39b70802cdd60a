"""Run alone: the first fifty hits with snippets, and the same FTS5 query by the bare driver."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from mentor_desk.store import open_journal, unlock_key
from mentor_desk.store.engine import connect
from mentor_desk.store.search import wanted

from .setting import PASSPHRASE, CannotMeasure, Setting

_LIMIT = 50
_SAME = """
SELECT rowid, snippet(search_index, 0, char(2), char(3), '…', 18) FROM search_index
WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?
"""
_WORDS = "SELECT term, doc FROM temp.vocabulary WHERE term GLOB '[a-z][a-z][a-z][a-z][a-z]*'"


def alone(setting: Setting) -> dict[str, list[float]]:
    path = Path(setting.journal)
    key = unlock_key(path, PASSPHRASE)
    store = open_journal(path, key)
    bare = connect(path, key, "ro")
    bare.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search_index, row)")
    documents: dict[str, int] = dict(bare.execute(_WORDS).fetchall())
    found: dict[str, list[float]] = {}
    for name, text in _queries(documents).items():

        def ours(text: str = text) -> int:
            return len(store.search(text, _LIMIT))

        def others(match: str = wanted(text)) -> int:
            return len(bare.execute(_SAME, (match, _LIMIT)).fetchall())

        if ours() != others():
            raise CannotMeasure(f"The two ways do not find the same for {name}.")
        found[f"{name} ours"], found[f"{name} bare"] = [], []
        for _ in range(setting.rounds(25, 5)):
            found[f"{name} ours"].append(_seconds(ours))
            found[f"{name} bare"].append(_seconds(others))
    bare.close()
    store.close()
    return found


def _queries(documents: dict[str, int]) -> dict[str, str]:
    """By in how many texts of this journal a word is."""
    seldom = sorted(documents, key=lambda word: (documents[word], word))
    often = seldom[::-1]
    first, rare, halfway = often[0], seldom[0], seldom[len(seldom) // 2]
    second = next(word for word in often if word[0] != first[0])

    def said(kind: str, word: str) -> str:
        return f"“{word}” ({kind}, in {documents[word]:,} texts)"

    queries = {
        said(*one): one[1] for one in (("rare", rare), ("seldom", halfway), ("common", first))
    }
    queries |= {f"“{one}”": one for one in (f"{first} {second}", f"{first} {rare}")}
    return queries | {f"“{first[:count]}” (a beginning)": first[:count] for count in (1, 2, 4)}


def _seconds(work: Callable[[], int]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
