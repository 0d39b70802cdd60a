"""Writes the answers out as something the mentee would recognise, with the gaps named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from mentor_desk.guides.guide import FieldKind, Guide, GuideField, Part, Step
from mentor_desk.guides.phrases import (
    LINE,
    begun,
    first_name,
    fit,
    in_lines,
    inside,
    is_ended,
    joint,
    opened,
    row,
    sentences,
    unrepeated,
)
from mentor_desk.guides.values import (
    EXPECTED,
    Answers,
    parse_day,
    parse_ladder,
    parse_list,
    parse_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mentor_desk.words import Voice

_GAP = re.compile(r"\{([a-z0-9_]+)\}")
_OPENING = re.compile(r"(?:\A|(?<=[.?!] ))\{name\}")
_MAYBE = re.compile(r"<([^<>]*)>")
_SENTENCES = re.compile(r"(?<=\.) +")
_MARKS = ".,:;"
_BEGINS = (". ", "? ", "! ")
_WRITTEN = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LIST})


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    missing: bool = False


def in_words(text: str, name: str) -> str:
    """A text of the guide with the mentee's name in its place."""
    opening = name.strip() or begun(_called(""))
    return _OPENING.sub(lambda _: opening, text).replace("{name}", _called(name))


def _called(name: str) -> str:
    return name.strip() or "the mentee"


def is_answered(step: Step, answers: Answers) -> bool:
    return any(answers.get(field.name, "").strip() for field in step.fields)


def reads(guide: Guide, answers: Answers, name: str, voice: Voice) -> list[Span]:
    """The whole in spans; joined they are the text."""
    spans: list[Span] = []
    for paragraph in paragraphs(guide, answers, name, voice):
        spans += [Span("\n\n"), *paragraph] if spans else paragraph
    return _joined(spans)


def paragraphs(guide: Guide, answers: Answers, name: str, voice: Voice) -> list[list[Span]]:
    """As `reads`, each paragraph for itself."""
    return _assembled(guide, answers, _Telling(guide, answers, name, voice).part)


def _assembled(
    guide: Guide, answers: Answers, say: Callable[[Part], Iterable[Span]]
) -> list[list[Span]]:
    found: list[list[Span]] = []
    fresh = True
    for part in guide.reads:
        fresh = fresh or part.paragraph
        spans = list(say(part)) if _shown(part, answers) else []
        if spans:
            if fresh:
                found.append(spans)
            else:
                found[-1] += [Span(" "), *spans]
            fresh = any(span.text.startswith(LINE) for span in spans)
    return [_joined(spans) for spans in found]


def always(text: str) -> str:
    """A sentence of the guide with all it may leave out, for those who write it."""
    return _MAYBE.sub(lambda found: found[1] if _GAP.search(found[1]) else found[0], text)


def told(guide: Guide, answers: Answers, name: str, voice: Voice) -> list[str]:
    """Its paragraphs for a page that goes out. Nothing that is open stands there: a sentence half
    answered says its answers only, one not answered is left out.
    """
    written = _assembled(guide, answers, _Telling(guide, answers, name, voice).closed)
    text = "\n\n".join("".join(span.text for span in one) for one in written)
    return [one for one in text.split("\n\n") if one.strip()]


def _shown(part: Part, answers: Answers) -> bool:
    def filled(names: tuple[str, ...]) -> bool:
        return any(answers.get(each, "").strip() for each in names)

    return (not part.if_any or filled(part.if_any)) and not filled(part.unless_any)


class _Telling:
    """Says the whole name once and the first name from then on."""

    def __init__(self, guide: Guide, answers: Answers, name: str, voice: Voice) -> None:
        self._guide, self._answers, self._voice = guide, answers, voice
        self._name = name
        self._names = chain([name], repeat(first_name(name)))
        self._joint = joint(" ".join(answers.values()), guide.language)

    def part(self, part: Part) -> Iterator[Span]:
        yield from self._sentences(self._worded(part))

    def closed(self, part: Part) -> Iterator[Span]:
        """As `part`, without what nobody answered yet."""
        if not self._speaks(part.text):
            return
        worded, between = self._worded(part), ""
        if all(gap == "name" or self._answered(gap) for gap in _GAP.findall(worded)):
            yield from self._sentences(worded)
            return
        for sentence in _SENTENCES.split(worded):
            gaps = [gap for gap in _GAP.findall(sentence) if gap != "name"]
            answered = [gap for gap in gaps if self._answered(gap)]
            if gaps and not answered:
                continue
            yield Span(between)
            between = " "
            if answered == gaps:
                yield from self._sentences(sentence)
            else:
                yield Span(" ".join(map(self._labelled, answered)))

    def _speaks(self, text: str) -> bool:
        gaps = set(_GAP.findall(text)) - {"name"}
        return not gaps or any(map(self._answered, gaps))

    def _answered(self, gap: str) -> bool:
        return bool(self._answers.get(gap, "").strip())

    def _labelled(self, gap: str) -> str:
        label = self._said(self._guide.field(gap).label)
        value = self._value(gap).text
        said = f"{label}{'' if is_ended(label) else ':'} {value}"
        return said if is_ended(said) else f"{said}."

    def _sentences(self, text: str) -> Iterator[Span]:
        before, *pieces = _GAP.split(text)
        left, end = before, len(pieces) - 2
        for at in range(0, len(pieces), 2):
            gap, literal = pieces[at : at + 2]
            last = at == end and bool(before) and literal in ("", ".")
            own = last and before.endswith(_BEGINS)
            said = self._said("{name}") if gap == "name" else ""
            span = Span(said) if said else self._value(gap, last=last, own=own)
            value, after = _meeting(span.text, literal)
            if not said and not span.missing and self._guide.field(gap).kind in _WRITTEN:
                left, before = unrepeated(left, value), unrepeated(before, value)
            yield Span(left.rstrip(" ") if value.startswith(LINE) else left)
            yield Span(self._placed(gap, value, before), span.missing)
            before, left = literal, after
        yield Span(left)

    def _worded(self, part: Part) -> str:
        alone = part.apart and any(self._is_apart(gap) for gap in _GAP.findall(part.text))
        return _MAYBE.sub(self._wanted, part.apart if alone else part.text)

    def _wanted(self, maybe: re.Match[str]) -> str:
        gaps = [gap for gap in _GAP.findall(maybe[1]) if gap != "name"]
        if not gaps:
            return maybe[0]
        return maybe[1] if all(map(self._answered, gaps)) else ""

    def _is_apart(self, gap: str) -> bool:
        field = None if gap == "name" else self._guide.field(gap)
        return (
            field is not None
            and field.kind in _WRITTEN
            and not fit(_items(field, self._answers.get(gap, "")), self._name)
        )

    def _placed(self, gap: str, value: str, before: str) -> str:
        kind = FieldKind.CHOICE if gap == "name" else self._guide.field(gap).kind
        if not before or before.endswith(_BEGINS):
            return opened(value) if kind in _WRITTEN - {FieldKind.LIST} else begun(value)
        return inside(value, self._name) if kind in _WRITTEN - {FieldKind.LIST} else value

    def _value(self, gap: str, *, last: bool = False, own: bool = False) -> Span:
        """A list may stand in lines if it is `last`, and be sentences where it has its `own`."""
        field = self._guide.field(gap)
        text = self._shown_value(field, self._answers.get(gap, ""), last=last, own=own)
        if text:
            return Span(self._said(text) if field.kind is FieldKind.CHOICE else text)
        return Span(f"({self._said(field.missing or field.label)})", missing=True)

    def _said(self, text: str) -> str:
        """Words of the guide, with the name in its places."""
        first, *others = text.split("{name}")
        return first + "".join(_called(next(self._names)) + one for one in others)

    def _shown_value(self, field: GuideField, answer: str, *, last: bool, own: bool) -> str:
        number = parse_number(answer) if field.kind is FieldKind.NUMBER else None
        day = parse_day(answer) if field.kind is FieldKind.DATE else None
        if number is not None:
            return f"{self._voice.number(number)} {field.unit}".rstrip()
        if day is not None:
            return self._voice.day(day)
        if field.kind is FieldKind.LIST:
            items = _items(field, answer)
            below = in_lines(items, self._name) if last else ""
            if own and not below and not fit(items, self._name):
                return sentences(items)
            return below or row(items, self._name, self._joint)
        if field.kind is FieldKind.LADDER and (levels := parse_ladder(answer)):
            return _one_line(levels[EXPECTED])
        if field.kind is FieldKind.CHOICE:
            found = (each for each in field.choices if each.value == answer)
            return next((each.reads or each.label for each in found), "")
        said = _as_typed(field, answer)
        return f"“{said}”" if said and field.kind is FieldKind.DATE else said


def _items(field: GuideField, answer: str) -> list[str]:
    found = parse_list(answer) if field.kind is FieldKind.LIST else [answer]
    return [said for each in found if (said := _as_typed(field, each))]


def _as_typed(field: GuideField, answer: str) -> str:
    """A long text keeps its lines: where one ends without a full stop, nothing else keeps the next
    one apart.
    """
    lines = answer.split("\n") if field.kind is FieldKind.LONG_TEXT else [answer]
    return "\n".join(line for each in lines if (line := _one_line(each)))


def _meeting(value: str, literal: str) -> tuple[str, str]:
    """Keeps the mark somebody typed from meeting one of the sentence."""
    if literal[:1] in (".", "?") and (is_ended(value) or value.startswith(LINE)):
        return value, literal[1:]
    if literal[:1] in (",", ":", ";"):
        return value.rstrip(". "), literal
    return value, literal


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line.rstrip(" ,:;") if line.strip(_MARKS) else ""


def _joined(spans: list[Span]) -> list[Span]:
    """Neighbours of the same sort become one, so that a reader sees runs and not pieces."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.text and joined[-1].missing == span.missing:
            joined[-1] = Span(joined[-1].text + span.text, span.missing)
        elif span.text:
            joined.append(span)
    return joined
