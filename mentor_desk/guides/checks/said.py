"""What a level speaks of, without figures and small words, and in what it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.reach import stem
from mentor_desk.guides.matching import plain, remembered

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

TIME = "time"
_WORD = re.compile(r"[^\W\d_]{3,}")


@remembered
def said_in(text: str, lists: WordLists) -> frozenset[str]:
    """What it is about; a day and an hour are the same, whatever they measure."""
    small, units = lists.forms("common", "counts", "determiners"), lists.forms("time_units")
    return frozenset(
        TIME if word in units else stem(word)
        for word in _WORD.findall(plain(text).lower())
        if word in units or word not in small
    )


def kind_of(word: str, lists: WordLists) -> str:
    """“money” for euros and pounds."""
    rows = lists.rows("units").get(word, frozenset())
    return next((lists["units"][at].split()[0] for at in rows), "")
