"""A development plan: aims that close a gap, by more than courses, with proof and a review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.measure import is_counted, is_empty, is_thin, nowhere, on_record
from mentor_desk.guides.checks.nothing import named, names_nothing
from mentor_desk.guides.checks.themes import matters
from mentor_desk.guides.checks.timing import months_later
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
_HALF_A_YEAR = 6
_PAIRS = 2


def linked(asked: Asked) -> Finding | None:
    """Each aim should take up what it is for; how a word ends, and which one it is, does not
    matter.
    """
    aims, gaps = asked.items("of"), asked.items("to")
    if not aims:
        return None
    if not _said(asked, asked.text("to")):
        return asked.ask(
            words("aims without a gap"),
            words("An aim that closes no gap is a hobby, or somebody else’s."),
            words("What is missing between today and where {name} wants to be?", name=asked.name),
        )
    apart = [aim for aim in aims if not any(_closes(asked, aim, gap) for gap in gaps)]
    if not apart or _left_for_it(asked, apart, aims, gaps):
        return asked.ok(words("aims that close a gap"))
    return asked.ask(
        words("which gap does it close?"),
        words("“{aim}” takes up nothing of the gap as it is written.", aim=apart[0][:60]),
        words("What will {name} be able to do then that is missing today?", name=asked.name),
    )


def _left_for_it(asked: Asked, apart: list[str], aims: list[str], gaps: list[str]) -> bool:
    """One aim and one gap are left: it may well be meant for it, unless it speaks of a hobby."""
    if len(apart) > 1 or len(aims) != len(gaps) or len(aims) < _PAIRS:
        return False
    others = [aim for aim in aims if aim not in apart]
    left = [gap for gap in gaps if not any(_closes(asked, aim, gap) for aim in others)]
    return len(left) == 1 and not matters(apart[0], asked.words) - matters(left[0], asked.words)


def _closes(asked: Asked, aim: str, gap: str) -> bool:
    if _takes_up(_said(asked, aim), _said(asked, gap)):
        return True
    rows = asked.words.rows("related")
    one, two = (
        {at for word in _WORD.findall(plain(text).lower()) for at in rows.get(word, ())}
        for text in (aim, gap)
    )
    return bool(one & two)


def _said(asked: Asked, text: str) -> set[str]:
    common = asked.words.forms("common") - asked.words.forms("verbs") | asked.words.forms("counts")
    return {word for word in _WORD.findall(plain(text).lower()) if word not in common}


def _takes_up(aim: set[str], gap: set[str]) -> bool:
    return any(_alike(one, two) for one in aim for two in gap)


def _alike(one: str, two: str) -> bool:
    """“pricing” and “prices”, “Urlaub” and “Sommerurlaub”."""
    least = min(len(one), len(two))
    if one[: max(3, min(_STEM, least - 2))] == two[: max(3, min(_STEM, least - 2))]:
        return True
    return least >= _STEM and (one[:_STEM] in two or two[:_STEM] in one)


def not_courses(asked: Asked) -> Finding | None:
    items = asked.items("of")
    if not items:
        return asked.missing(
            words("nothing to do yet"),
            words("Skills grow where they are needed: at work, beside somebody who has them."),
            words("Which task in the next months would teach {name} this?", name=asked.name),
        )
    if not all(_taught(item, asked.words) for item in items):
        return None
    return asked.ask(
        words("courses only?"),
        words("Most of what is only heard is gone before it is needed."),
        words("Where at work can {name} do it, and who can be watched at it?", name=asked.name),
    )


def _taught(item: str, lists: WordLists) -> bool:
    """“the handbook, cover to cover”; but “edits the handbook” is work."""
    found = lists.find("courses", item, "course_exceptions")
    if not found:
        return False
    spoken = plain(item).split()
    first, last, taking = spoken[0].lower(), spoken[-1], lists.forms("taking")
    deeds = lists.forms("verbs", "verbs_or_nouns")
    # “Mentor course” is a course, “Run courses” is none.
    named = item.lower().startswith(f"{first} {found.lower()}") and not found.endswith("s")
    if first in deeds and first not in taking and not first.endswith("ing") and not named:
        return False
    doing = VERB_LAST in lists["traits"] and last.islower() and last.endswith("en")
    return not doing or last in taking


def proof(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("no proof yet"),
            words("Without proof, a plan ends in the feeling of having been busy."),
            words("What could {name} show somebody in the end?", name=asked.name),
        )
    if is_counted(asked, text):
        return asked.ok(words("a proof"))
    felt = asked.words.find("opinions", text, "opinion_exceptions") or _only_felt(asked, text)
    if (
        felt
        or names_nothing(text, asked.context.words)
        or (is_thin(asked, text) and not _a_thing(asked, text) and not on_record(text, asked.words))
    ):
        return asked.ask(
            words("a proof somebody else could see?"),
            words("A feeling is a good sign, and no proof."),
            words("Who would notice it, and by what?"),
        )
    return asked.ok(words("a proof"))


def _only_felt(asked: Asked, text: str) -> bool:
    """“inner certainty”: what nobody else can know, and neither a record of it nor a witness."""
    lists = asked.words
    if nowhere(text, lists):
        return True
    if on_record(text, lists) or lists.find("witnesses", text):
        return False
    return bool(lists.find("felt", text, "felt_exceptions"))


def _a_thing(asked: Asked, text: str) -> bool:
    """“the ledger”: short, and yet it can be laid on the table."""
    first, *rest = text.lower().split()
    named = first in asked.words.forms("determiners") and bool(rest)
    return named and not is_empty(asked, text)


def strengths(asked: Asked) -> Finding | None:
    strong = named(asked.text("of"), asked.context.words)
    if strong and not all(_weak(one, asked.words) for one in strong):
        return asked.ok(words("a strength to build on"))
    return asked.missing(
        words("no strength yet"),
        words("Plans made of weaknesses only are put away soon."),
        words("What does {name} do with ease that could help here?", name=asked.name),
    )


def _weak(text: str, lists: WordLists) -> bool:
    """“shy with strangers”, and not “shy people trust her”."""
    hit = next(iter(lists.hits("weaknesses", text, "weakness_exceptions")), None)
    if hit is None:
        return False
    small = lists.forms("common", "degrees", "beside_nothing")
    before, after = (part.lower().split() for part in (text[: hit.start], text[hit.end :]))
    follows = lists.forms("prepositions", "goes_on_after")
    if lists.forms("denials").union(lists.forms("nothings"), lists.forms("never")) & set(before):
        return False
    return small.issuperset(before) and (" " in hit.text or not after or after[0] in follows)


def half_yearly(asked: Asked) -> Finding | None:
    day = asked.day("day")
    if day is None and asked.text("day"):
        return None
    if day is None:
        return asked.missing(
            words("no day to go through the plan"),
            words("A plan nobody opens again was an exercise."),
            words("On which day will you both take it out again?"),
        )
    if day > months_later(asked.today, _HALF_A_YEAR):
        return asked.ask(
            words("more than half a year away"),
            words("By then both the job and {name} will have changed.", name=asked.name),
            words("Which day in the next six months would be good?"),
        )
    return asked.ok(words("a day to go through the plan"))


def answered(asked: Asked) -> Finding | None:
    if not names_nothing(asked.text("of"), asked.context.words):
        return None
    return asked.missing(
        words("still open"),
        words("It may stay empty, and you can come back to it at any time."),
        words("Is there a first sentence, even a clumsy one?"),
    )
