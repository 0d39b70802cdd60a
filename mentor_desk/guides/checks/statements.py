"""What an observation states, one statement after the other.

“You read it out, and the room went quiet” are two; “slowly, calmly and with a smile” is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.subjects import (
    PAUSES,
    Subject,
    Token,
    deed,
    says_you,
    subject_of,
    turned_round,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentor_desk.guides.wordlists import WordLists

_TOKEN = re.compile(r"\d+(?:[.:,]\d+)+|[^\W_]+(?:['-][^\W_]+)*|[.;!?\n–:,+&/]")
_ENDS = frozenset(".;!?\n–")
_MARKS = PAUSES | frozenset("+&/")
_MOST = 7
_GOES_ON = (Subject.YOU, Subject.STILL_YOU, Subject.BARE)


@dataclass(frozen=True, slots=True)
class Statement:
    """`joined` says that it goes on in the same sentence, `mark` with which mark or word, as with
    the colon before what explains; `main` is where it begins in earnest, after “When the bell
    rang, …”.
    """

    start: int
    main: int
    end: int
    words: tuple[str, ...]
    subject: Subject
    joined: bool
    mark: str


def statements(spoken: str, lists: WordLists) -> list[Statement]:
    """Only the first of them: whoever makes several points makes two of them early."""
    found: list[Statement] = []
    for tokens in _sentences(spoken):
        found += _in_sentence(tokens, lists)
        if len(found) >= _MOST:
            break
    return found[:_MOST]


def _sentences(spoken: str) -> Iterator[list[Token]]:
    found: list[Token] = []
    for one in _TOKEN.finditer(f"{spoken}\n"):
        if one[0] not in _ENDS:
            found.append(Token(one[0], one[0].lower(), one.start(), one.end()))
            continue
        if any(token.text not in _MARKS for token in found):
            yield found
        found = []


def _in_sentence(tokens: list[Token], lists: WordLists) -> list[Statement]:
    found: list[Statement] = []
    subject, begun, main, at, mark = _of_sentence(tokens, lists), 0, 0, 1, ""
    while at < len(tokens):
        head = _head(tokens, at, lists)
        further = _of_part(tokens, at, head, lists, subject) if head > at else Subject.NONE
        if further and main == begun and _only_leads(tokens, begun, at, head, lists):
            subject, main = further, at
        elif further:
            found.append(_statement(tokens[begun:at], main - begun, subject, mark))
            subject, begun, main, mark = further, at, at, _mark(tokens[at:head])
        at = max(head, at + 1)
    found.append(_statement(tokens[begun:], main - begun, subject, mark))
    return [one for one in found if one.words]


def _statement(tokens: list[Token], main: int, subject: Subject, mark: str) -> Statement:
    said = tuple(token.text for token in tokens if token.text not in _MARKS)
    first, last = tokens[0].start, tokens[-1].end
    return Statement(first, tokens[main].start, last, said, subject, bool(mark), mark)


def _mark(between: list[Token]) -> str:
    """A colon says more than an “and”, an “and” more than a comma."""
    return ":" if any(one.text == ":" for one in between) else between[-1].lower


def _head(tokens: list[Token], at: int, lists: WordLists) -> int:
    """Where the words begin after a comma or an “and”; `at` itself where there is none."""
    joins = lists.forms("joining")
    while at < len(tokens) and (tokens[at].text in _MARKS or tokens[at].lower in joins):
        at += 1
    return at


def _skip(tokens: list[Token], head: int, lists: WordLists) -> list[Token]:
    """What follows “then”, “also”, “still”."""
    light = lists.forms("light_openers")
    while head < len(tokens) - 1 and tokens[head].lower in light:
        head += 1
    return tokens[head:]


def _of_sentence(tokens: list[Token], lists: WordLists) -> Subject:
    """Of whom a sentence speaks first."""
    head = _head(tokens, 0, lists)
    rest = _skip(tokens, head, lists)
    if rest and rest[0].lower in lists.forms("clause_links", "moments"):
        return _after_moment(rest, lists) or subject_of(rest, lists) or Subject.BARE
    subject = subject_of(rest, lists)
    if not subject and len(rest) < len(tokens) - head:
        subject = turned_round(rest, lists)
    if subject not in (Subject.NONE, Subject.SPEAKER):
        return subject
    begun = len(tokens) - len(rest)
    if any(says_you(token, at + begun, lists) for at, token in enumerate(rest)):
        return Subject.YOU
    return subject or Subject.BARE


def _of_part(tokens: list[Token], at: int, head: int, lists: WordLists, before: Subject) -> Subject:
    """Of whom a part of a sentence speaks that has a subject and a verb of its own."""
    rest = _skip(tokens, head, lists)
    if not rest:
        return Subject.NONE
    if rest[0].lower in lists.forms("clause_links"):
        paused = all(token.text in PAUSES for token in tokens[at:head])
        return Subject.NONE if paused else _after_moment(rest, lists)
    subject = subject_of(rest, lists)
    if not subject and before in _GOES_ON and deed(rest, lists):
        return Subject.STILL_YOU
    return subject


def _after_moment(rest: list[Token], lists: WordLists) -> Subject:
    """“and when the bell rang you …”."""
    for at, token in enumerate(rest):
        subject = subject_of(rest[at + 1 :], lists) if token.text == "," else Subject.NONE
        if subject:
            return subject
    called = any(says_you(token, 1, lists) for token in rest[1:])
    return Subject.YOU if called else Subject.NONE


def _only_leads(tokens: list[Token], begun: int, at: int, head: int, lists: WordLists) -> bool:
    """“Towards the end, …”, “When the bell rang, …”: no statement before the pause."""
    if any(token.text not in PAUSES for token in tokens[at:head]):
        return False
    said = tokens[_head(tokens, begun, lists) : at]
    if not said or said[0].lower in lists.forms("clause_links", "moments"):
        return True
    if any(says_you(token, 1, lists) for token in said):
        return False
    return said[0].lower in lists.forms("settings", "prepositions", "openings", "light_openers")
