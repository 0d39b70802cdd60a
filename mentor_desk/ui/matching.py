"""Whether a name answers to what was typed: case, accents and order do not count, in any script."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart though people leave their stroke out when they search.
_STROKES = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

# What people put in when they say what happened, of English and of German; it tells no two apart.
_FILLERS = frozenset(
    """
    a am an and are as at be been but by can cannot could did do does doesn't don't for from get
    gets had has have having he her hers him his how i if in into is isn't it its me my no not of on
    or our she should so some than that the their them there they this to too up us was we were
    what when which who why will with would you your
    aber als am an auch auf aus bei bin bis da dass das dem den der des die doch du ein eine einem
    einen einer er es fur hab habe haben hat hatte ich ihm ihn ihr ihre im in ist ja kann mein meine
    mich mir mit nach nicht noch nur ob oder sein seine sich sie sind so uber um und uns vom von war
    was wenn wer wie will wir wird wo zu zum zur
    """.split()  # noqa: SIM905 - as a list it would be a page long
)


def fold(text: str) -> str:
    """Without case and accents, in any script."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_STROKES)
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")


def answers(wanted: str, text: str) -> int:
    """How well `text` fits: 2 if its words begin with those typed, 1 if it holds them, else 0."""
    typed, there = fold(wanted).split(), fold(text)
    words = there.split()
    if all(any(word.startswith(part) for word in words) for part in typed):
        return 2
    return 1 if all(part in there for part in typed) else 0


def closeness(wanted: str, title: str, text: str) -> int:
    """How well something long fits what was said of it in a few words: 0 if it holds no more than
    half of them. What stands in the title counts most.
    """
    whole = answers(wanted, title)
    words = _telling(wanted)
    head, rest = fold(title).split(), fold(f"{title} {text}").split()
    found = sum(_begins(rest, word) for word in words)
    if not whole and 2 * found <= len(words):
        return 0
    return 1 + whole * 1000 + sum(_begins(head, word) for word in words) * 30 + min(found, 29)


def _telling(wanted: str) -> list[str]:
    """The words that are not there for the sake of a sentence; all, if there are no others."""
    words = _WORD.findall(fold(wanted)) or fold(wanted).split()
    return [word for word in words if word not in _FILLERS] or words


def _begins(there: list[str], word: str) -> bool:
    """Two letters begin too many words."""
    return len(word) > 2 and any(one.lstrip("“‘\"'(").startswith(word) for one in there)
