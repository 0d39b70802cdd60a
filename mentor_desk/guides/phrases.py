"""How an answer sits inside a sentence; beyond first letters nothing of it is changed."""

from __future__ import annotations

import re
from itertools import pairwise

LINE = "\n– "

_CLOSED = r"[”’“‘\"')\]]*"
_ENDED = re.compile(rf"[.!?…]{_CLOSED}$")
_BREAK = re.compile(rf"[.!?…]{_CLOSED}\s+\S")
_NEXT = re.compile(rf"([^\W\d_]{{2,}}){_CLOSED}[.]{_CLOSED}\s+(?=([^\W\d_]+))")
_LONG, _LONG_ITEM, _LONG_ROW, _MANY_WORDS = 110, 48, 100, 4
_AND = {"en": "and", "de": "und"}
_FIGURE = re.compile(r"(?<=\d)[.,:](?=\d)")
_JOINTS = re.compile(r"[,;:.!?…–]|\b(?:and|or|und|oder)\b")


def _forms(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that are neither names nor German nouns. In English a small word has to follow: the Hague is
# The Hague. “An” and “May” are names, “Sie” is whom a German speaks to, and so they stay.
_SMALL_EN = _forms(
    "the a every each all both some any no one two three four five six seven eight nine ten "
    "more less most many few fewer another my your our his her its their this that these those "
    "in on at by for from with without within before after during until since because when "
    "where while if as although whenever what how why who whom whoever which to not nobody "
    "somebody everybody someone everyone nothing something everything only there it we you they "
    "she he once twice always never often sometimes almost about between through under over so"
)
_SMALL_DE = _forms(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner "
    "jeder jede jedes jeden jedem alle alles mein meine meinen unser unsere wenn weil dass ob "
    "als wie wo wer wann warum womit ohne mit bei beim vor nach seit bis von vom zum zur zu auf "
    "aus durch gegen um am im ins zwischen während neben hinter ich wir du er es mich mir uns "
    "nicht nichts nie immer oft manchmal heute dann danach zuerst noch schon nur auch aber und "
    "oder denn jetzt dort hier einmal zweimal"
)

# “9 am” and “die” tell nothing of the language.
_GERMAN = _SMALL_DE - _SMALL_EN - {"am", "die"}
_ENGLISH = _SMALL_EN - _SMALL_DE

# A full stop behind these ends no sentence, nor does one behind a single letter.
_SHORTENED = _forms(
    "approx appt abbr dept est etc excl ext fig incl max min misc opp resp tel vol vs pp st co mr "
    "ms mrs messrs dr prof jr sr abt bd bzgl bzw ca evtl exkl gem ggf inkl mind mio mrd nr sog str "
    "usw vgl zzgl jan feb mar apr jun jul aug sep sept oct okt nov dec dez mon tue tues wed thu "
    "thur thurs fri sat sun"
)
_TITLES = _forms(
    "dr prof mr mrs ms miss mx sir dame lady lord rev frau herr madame monsieur father sister "
    "brother pastor rabbi imam sheikh captain"
)
# Where the name of the family is often written first, nobody knows what to call somebody.
_FAMILIES = _forms(
    "nguyen tran le pham hoang phan vu dang bui do li wang zhang liu chen yang huang zhao wu "
    "zhou xu sun ma zhu hu lin guo he luo kim lee park choi jung kang cho yoon jang lim tanaka "
    "sato suzuki"
)
_NAME = re.compile(r"(?=..)[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def first_name(name: str) -> str:
    """What one goes on calling somebody; the whole name where one cannot be sure."""
    first, *others = name.split() or [""]
    last = [one for one in others if not one.islower()]
    sure = (
        len(last) == 1
        and last[0] == others[-1]
        and all(_NAME.fullmatch(one) and not one.isupper() for one in (first, *last))
        and first[:1].isupper()
        and first.lower() not in _TITLES | _FAMILIES
    )
    return first if sure else name.strip()


def in_lines(items: list[str], name: str) -> str:
    """Below each other, if in one line nobody would find the third; else ""."""
    if len(items) < 2 or len(" ".join(items)) <= _LONG_ROW or fit(items, name):
        return ""
    return "".join(LINE + item for item in items)


def is_ended(text: str) -> bool:
    """Whether it has a mark at its end that needs no full stop behind it."""
    return bool(_ENDED.search(text))


def stands_alone(text: str) -> bool:
    """Whether it is a sentence of its own, or too long to be part of another, or several lines."""
    return len(text) > _LONG or "\n" in text or is_ended(text) or bool(_BREAK.search(text))


def inside(text: str, name: str) -> str:
    """As it stands in the middle of a sentence: begun small where that is safe."""
    first, _, rest = text.partition(" ")
    small = first.lower()
    if (
        is_ended(text)
        or _BREAK.search(text)
        or not rest
        or first in name.split()
        or first != small.capitalize()
    ):
        return text
    follows = rest[:1].islower() or rest[:1].isdigit() or re.match(r"I\b", rest)
    safe = small in _SMALL_DE or (small in _SMALL_EN and follows)
    return small + text[len(first) :] if safe else text


def unrepeated(before: str, answer: str) -> str:
    """What stands before an answer, without the words the answer itself begins with: somebody who
    was asked “It would take …” writes “It would take an hour”.
    """
    lead, said = before.casefold().split(), answer.casefold().split()
    for many in range(min(len(lead), len(said)), 0, -1):
        if lead[-many:] == said[:many]:
            kept = before.rsplit(None, many)[0] if many < len(lead) else ""
            return f"{kept} " if kept else before[: len(before) - len(before.lstrip())]
    return before


def begun(text: str) -> str:
    """As it stands at the beginning of a sentence."""
    capital = text[:1].upper()
    return capital + text[1:] if text.split(" ", 1)[0].islower() and len(capital) == 1 else text


def opened(text: str) -> str:
    """As sentences of their own: each begins in capitals, also if somebody wrote in small ones."""
    letters = list(begun(text))
    for found in _NEXT.finditer(text):
        if found[1].lower() not in _SHORTENED:
            letters[found.end()] = begun(found[2])[0]
    return "".join(letters)


def fit(items: list[str], name: str) -> bool:
    """Whether they can be a part of one sentence; a capital in the middle of it would stumble."""
    small = [inside(item, name) for item in items]
    if len(small) < 2:
        return not any(stands_alone(item) or ": " in item for item in small)
    return all(
        len(item) <= _LONG_ITEM
        and not _JOINTS.search(_FIGURE.sub("", item))
        and (not at or not item[:1].isupper())
        for at, item in enumerate(small)
    )


def joint(written: str, language: str) -> str:
    """The word for “and” of the language somebody writes in, or else of the guide; maybe none."""
    spoken = written.lower().split()
    english = sum(word in _ENGLISH for word in spoken)
    german = sum(word in _GERMAN for word in spoken)
    if english == german:
        return _AND.get(language, "")
    return _AND["en" if english > german else "de"]


def row(items: list[str], name: str, joint: str) -> str:
    """In one line: “a, b and c” if each is a few words, with semicolons if not.

    A question keeps its mark and needs no other behind it.
    """
    if len(items) < 2 or (joint and fit(items, name)):
        small = [inside(item, name) for item in items]
        # English keeps the last of several longer things apart with one more comma.
        long = len(small) > 2 and any(len(item.split()) >= _MANY_WORDS for item in small)
        before = "," if long and joint == _AND["en"] else ""
        return f"{before} {joint} ".join(
            part for part in (", ".join(small[:-1]), *small[-1:]) if part
        )
    said = items[0]
    for before, item in pairwise(items):
        said += f" {begun(item)}" if is_ended(before) else f"; {item}"
    return said


def sentences(items: list[str]) -> str:
    """Where a sentence begins anyway; the last full stop is left to what follows."""
    ended = [begun(item) if is_ended(item) else f"{begun(item)}." for item in items]
    return " ".join(ended).removesuffix("" if is_ended(items[-1]) else ".")
