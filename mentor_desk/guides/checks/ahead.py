"""Feedforward: ideas for the future from several people, and one of them chosen."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.chosen import several_ideas
from mentor_desk.guides.checks.craft import unquoted
from mentor_desk.guides.checks.parts import PARTICIPLE, WORD, lower_words
from mentor_desk.guides.checks.scaling import things
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_CLAUSE = re.compile(r"[,;:.–!?]\s")
# “müsste”, “könntest”: what could be is no blame.
_NEAR = 7
_FIGURE = re.compile(r"(?<!\w)[1-9]\d?(?!\w)")
_FORMS = ("s", "ed", "ing")
_COULD_BE = ("müss", "könn", "dürf", "würd", "soll", "möch")


def future(asked: Asked) -> Finding | None:
    text = plain(unquoted(asked.text("of")))
    found = _blamed(text, asked.words) or told_of(text, asked.words)
    if not found:
        return None
    return asked.ask(
        words("“{word}” looks back", word=found),
        words("Ideas for the future can be taken up; the past can only be defended."),
        words("How would it sound as “Next time you could …”?"),
    )


def _blamed(text: str, lists: WordLists) -> str:
    """Words that look back or lay blame, unless they only say for which moment an idea is meant.

    “Whoever was too late brings a cake” blames nobody.
    """
    under = lists.forms("subordinators")
    for hit in lists.hits("past_and_blame", text, "past_exceptions"):
        clause = _CLAUSE.split(text[: hit.start])[-1].split("\n")[-1]
        if not any(word in under for word in lower_words(clause)):
            return " ".join(hit.text.split())
    return ""


def told_of(text: str, lists: WordLists) -> str:
    """“I waited”, “your mails are”, “since you came”: somebody, and what was done or is so."""
    for line in text.split("\n"):
        for clause in _CLAUSE.split(line):
            found = WORD.findall(clause)
            lower = [word.lower() for word in found]
            if not lower[1:] or _requested(lower[0], lists):
                continue
            if since := _since(found, lists):
                return since
            at = _past_at(found, lists)
            at = _said_of_you(lower, lists) if at is None else at
            if at is not None:
                return " ".join(found[max(0, at - 1) : at + 1])
    return ""


def _since(found: list[str], lists: WordLists) -> str:
    for at, word in enumerate(found):
        if word.lower() in lists.forms("since"):
            return " ".join(found[at : at + 3])
        if word.lower() in lists.forms("subordinators"):
            return ""
    return ""


def _requested(word: str, lists: WordLists) -> bool:
    """“Ask what broke”: an idea begins with what is to be done."""
    if word in lists.forms("requests"):
        return True
    if VERB_LAST in lists["traits"] or word.endswith(_FORMS) or word in lists.forms("plain_past"):
        return False
    return word in lists.forms("verbs") or word in lists.forms("verbs_or_nouns")


def _past_at(found: list[str], lists: WordLists) -> int | None:
    """Where a verb of the past stands beside its subject.

    “when you were done” is about the future as well.
    """
    lower = [word.lower() for word in found]
    subjects, under = lists.forms("subjects"), lists.forms("subordinators")
    if (at := _perfect(lower, lists)) is not None:
        return at
    done = next((at for at, word in enumerate(lower) if word in lists.forms("have_done")), None)
    if done is not None and not any(word in under for word in lower[:done]):
        return done
    named = lower[0] in lists.forms("openers")
    for at, word in enumerate(lower[1:], start=1):
        begin = 1 if named else 0
        if word in lists.forms("plain_past") and not any(one in under for one in lower[begin:at]):
            return at
        noun = VERB_LAST in lists["traits"] and found[at][0].isupper()
        if (
            noun
            or not _is_past(word, lists)
            or any(one in under for one in lower[max(0, at - 4) : at])
        ):
            continue
        after = (
            VERB_LAST in lists["traits"]
            and lower[at + 1 : at + 2] != []
            and lower[at + 1] in subjects
        )
        if after or _is_subject(lower, at - 1, lists):
            return at
        if named and 1 < at < 5 and lower[at - 1] not in lists.forms("prepositions"):
            return at
    return None


def _perfect(lower: list[str], lists: WordLists) -> int | None:
    """“hat mich getroffen”, “hätte man reden müssen”, “you’d forgotten”: had, and what was done."""
    had = next((at for at, word in enumerate(lower) if word in lists.forms("had")), None)
    if had is None or any(word in lists.forms("subordinators") for word in lower[:had]):
        return None
    if VERB_LAST in lists["traits"]:
        done = PARTICIPLE.fullmatch(lower[-1]) or lower[-1] in lists.forms("modals")
        return had if done and had < len(lower) - 1 else None
    follows = lower[had + 1 : had + 3]
    done = any(word.endswith(("ed", "en")) or word in lists.forms("past_verbs") for word in follows)
    return had if done else None


def _is_subject(lower: list[str], at: int, lists: WordLists) -> bool:
    """“everyone hired this year” after “with” is whom something is done with."""
    before = lower[at - 1] if at else ""
    return lower[at] in lists.forms("subjects") and before not in lists.forms("prepositions")


def _said_of_you(lower: list[str], lists: WordLists) -> int | None:
    """“your mails are far too long”, “we never know”: how it is, and not how it could be."""
    under, being = lists.forms("subordinators"), lists.forms("helpers", "lasting")
    who = lists.forms("called", "people")
    first = lower[0]
    if first in lists.forms("yours") or first in who:
        reach = 2 if first in who else _NEAR
        for at, word in enumerate(lower[1:reach], start=1):
            if word in under or word in lists.forms("could_be"):
                return None
            if word in being:
                return (
                    at
                    if first not in lists.forms("people") or _about_you(lower[at:], lists)
                    else None
                )
    if (at := _refused(lower, lists)) is not None:
        return at
    never = next((at for at, word in enumerate(lower) if word in lists.forms("never")), 0)
    if never and any(word in who or word in lists.forms("subjects") for word in lower[:never]):
        return None if any(word in under for word in lower[:never]) else never
    return None


def _refused(lower: list[str], lists: WordLists) -> int | None:
    """“half of us don’t dare to knock at your door”."""
    under, who = lists.forms("subordinators"), lists.forms("people", "first_person")
    for at, word in enumerate(lower[1:], start=1):
        if word in under:
            return None
        if (
            word in lists.forms("refused")
            and lower[at - 1] in who
            and _about_you(lower[at:], lists)
        ):
            return at
    return None


def _about_you(lower: list[str], lists: WordLists) -> bool:
    return any(word in lists.forms("called") or word in lists.forms("yours") for word in lower)


def _is_past(word: str, lists: WordLists) -> bool:
    if word in lists.forms("past_verbs"):
        return True
    if word in lists.forms("not_past"):
        return False
    if VERB_LAST in lists["traits"]:
        weak = len(word) > 5 and word.endswith(("te", "test", "ten"))
        return weak and not word.startswith(_COULD_BE)
    return word.endswith("ed")


def givers(asked: Asked) -> Finding | None:
    least, count = asked.limit("least", 3), _people(things(asked), asked.words)
    if count == 0:
        return asked.missing(
            words("nobody asked yet"),
            words("One person’s ideas are an opinion; several are a choice."),
            words("Who has seen {name} at it, and would gladly be asked?", name=asked.name),
        )
    if count < least:
        return asked.ask(
            words("one person so far", "{n} people so far", n=count),
            words("From {least} people on, ideas begin to differ.", least=least),
            words("Who would see it quite differently?"),
        )
    return asked.ok(words("{n} person to ask", "{n} people to ask", n=count))


def _people(named: list[str], lists: WordLists) -> int:
    """“the four from the night shift” are four; “who sits beside him” is nobody further."""
    count = 0
    for one in named:
        lower = lower_words(one) or [""]
        if count and (lower[0] in lists.forms("subordinators") or lower[0] in lists.forms("verbs")):
            continue
        figure = _FIGURE.search(one)
        count += int(figure[0]) if figure else _spelt(lower, lists)
    return count


def _spelt(lower: list[str], lists: WordLists) -> int:
    """“both” are two; whoever is named without a count is one, and “three months” are nobody."""
    units = lists.forms("time_units")
    counted = (word for word, after in pairwise([*lower, ""]) if after not in units)
    return next((value for word in counted if (value := lists.value(word) or 0) > 1), 1)


def one_chosen(asked: Asked) -> Finding | None:
    items = asked.items("of")
    if not items:
        return asked.missing(
            words("none chosen yet"),
            words("Several good ideas at once become none."),
            words("Which one would {name} like to try first?", name=asked.name),
        )
    if len(items) > 1 or several_ideas(items[0], asked.words):
        return asked.ask(
            words("more than one chosen?"),
            words("Habits change one at a time."),
            words("Which of them first, and the others when?"),
        )
    return asked.ok(words("one idea chosen"))
