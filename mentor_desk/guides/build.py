"""Builds a Guide from a parsed file; everything a file could get wrong is said here, once."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.guides.guide import (
    About,
    Challenge,
    CheckUse,
    Choice,
    FieldKind,
    Guide,
    GuideField,
    GuideKind,
    Moment,
    Param,
    Part,
    Phase,
    Step,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentor_desk.guides.refusal import BadGuide
    from mentor_desk.guides.table import Table

_Word = TypeVar("_Word", bound=StrEnum)
_LINE, _PAGE = 120, 2000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2}")
GAP = re.compile(r"\{([^{}]*)\}")
MAYBE = re.compile(r"<[^<>]*>")
_WRITTEN = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LIST})
FITTING = {
    "number": frozenset({FieldKind.NUMBER}),
    "day": frozenset({FieldKind.DATE}),
    "scale": frozenset({FieldKind.SCALE}),
    "choice": frozenset({FieldKind.CHOICE}),
    "ladder": frozenset({FieldKind.LADDER}),
    "text": _WRITTEN,
}
_ACTION = {"action.text": "text", "action.due_on": "day", "action.owner": "choice"}
RECORDS = {
    GuideKind.GOAL: {
        "title": "text",
        "why": "text",
        "support": "text",
        "measure": "text",
        "baseline": "number",
        "target": "number",
        "unit": "text",
        "source": "text",
        "confidence": "scale",
        "due_on": "day",
        "milestone.text": "text",
        "milestone.due_on": "day",
        "ladder": "ladder",
        "ladder.seen_by": "text",
        "ladder.agreed_on": "day",
        **_ACTION,
    },
    GuideKind.FEEDBACK: {
        "tone": "choice",
        "occasion": "text",
        "observation": "text",
        "effect": "text",
        **_ACTION,
    },
    GuideKind.SESSION: {"title": "text", **_ACTION},
    GuideKind.AGREEMENT: {"title": "text"},
    GuideKind.REFLECTION: {"title": "text"},
    GuideKind.WORKSHEET: {"title": "text", **_ACTION},
    GuideKind.CARD: {"title": "text", **_ACTION},
}
_OF_A_MENTEE = frozenset({GuideKind.GOAL, GuideKind.FEEDBACK})
_MOST_FIELDS = 24
"""How many fields one parameter of a check may name."""


def build(table: Table) -> Guide:
    kind = _kind(table)
    about = _about(table, kind)
    steps = tuple(_step(inner, kind, about) for inner in table.tables("steps", 1, 20))
    _refuse_twice(table, "id", [step.id for step in steps])
    names = [field.name for step in steps for field in step.fields]
    _refuse_twice(table, "name", names)
    _refuse_twice(table, "record", [f.record for step in steps for f in step.fields if f.record])
    guide = Guide(
        id=_named(table, "id", _ID),
        version=table.number("version", 1, 9999),
        kind=kind,
        title=table.text("title", _LINE),
        credit=table.text("credit", _PAGE),
        purpose=table.text("purpose", _PAGE),
        when=table.text("when", _PAGE),
        steps=steps,
        reads=tuple(_part(inner, frozenset(names)) for inner in table.tables("reads", 1, 20)),
        language=_named(table, "language", _LANGUAGE) if table.has("language") else "en",
        about=about,
        for_mentor=table.flag("for_mentor"),
        phases=_among(table, "phases", Phase),
        moments=_among(table, "moments", Moment),
        challenges=_among(table, "challenges", Challenge),
    )
    table.done()
    _refuse_lost_fields(guide, table)
    _refuse_a_name(guide, table)
    return guide


def _kind(table: Table) -> GuideKind:
    value = table.text("kind", _LINE)
    if value not in list(GuideKind):
        raise table.spot.bad(
            words("{file}, line {line}: “{kind}” is not a kind of guide.", kind=value), "kind"
        )
    return GuideKind(value)


def _about(table: Table, kind: GuideKind) -> About:
    value = table.text("about", _LINE, needed=False) or About.MENTEE
    if value not in list(About):
        raise table.spot.bad(
            words(
                "{file}, line {line}: “{word}” cannot stand in “{key}”.", word=value, key="about"
            ),
            "about",
        )
    if value == About.MENTOR and kind in _OF_A_MENTEE:
        raise table.spot.bad(
            words("{file}, line {line}: goals and feedback are always about a mentee."), "about"
        )
    return About(value)


def _to_mentee(table: Table, about: About, most: int) -> str:
    text = table.text("for_mentee", most, needed=False)
    if text and about is About.MENTOR:
        raise table.spot.bad(
            words("{file}, line {line}: a guide about the mentor is handed to no mentee."),
            "for_mentee",
        )
    return text


def _among(table: Table, key: str, known: type[_Word]) -> tuple[_Word, ...]:
    values = table.texts(key, len(known))
    for value in values:
        if value not in list(known):
            raise table.spot.bad(
                words(
                    "{file}, line {line}: “{word}” cannot stand in “{key}”.", word=value, key=key
                ),
                key,
            )
    return tuple(known(value) for value in dict.fromkeys(values))


def _named(table: Table, key: str, shape: re.Pattern[str]) -> str:
    value = table.text(key, _LINE)
    if not shape.fullmatch(value):
        raise table.spot.bad(
            words(
                "{file}, line {line}: “{key}” must be a short plain name such as “first_step”.",
                key=key,
            ),
            key,
        )
    return value


def _refuse_twice(table: Table, key: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1 or (key == "name" and name == "name"):
            raise table.spot.bad(
                words(
                    "{file}, line {line}: “{name}” can be used only once as “{key}”.",
                    name=name,
                    key=key,
                )
            )


def _step(table: Table, kind: GuideKind, about: About) -> Step:
    step = Step(
        id=_named(table, "id", _ID),
        title=table.text("title", 60),
        question=table.text("question", 300),
        help=table.text("help", 600, needed=False),
        example=table.text("example", 600, needed=False),
        fields=tuple(_field(inner, kind, about) for inner in table.tables("fields", 1, 12)),
        checks=tuple(_check(inner) for inner in table.tables("checks", 0, 12)),
        mentor_only=table.flag("mentor_only"),
        for_mentee=_to_mentee(table, about, 300),
    )
    table.done()
    return step


def _field(table: Table, kind: GuideKind, about: About) -> GuideField:
    value = table.text("kind", _LINE)
    if value not in list(FieldKind):
        raise table.spot.bad(
            words("{file}, line {line}: “{kind}” is not a kind of field.", kind=value), "kind"
        )
    field = GuideField(
        name=_named(table, "name", _NAME),
        kind=FieldKind(value),
        label=table.text("label", _LINE),
        record=_record(table, kind, FieldKind(value)),
        missing=table.text("missing", _LINE, needed=False),
        choices=_choices(table, FieldKind(value)),
        low=table.text("low", _LINE, needed=False),
        high=table.text("high", _LINE, needed=False),
        unit=table.text("unit", 40, needed=False) if value == FieldKind.NUMBER else "",
        for_mentee=_to_mentee(table, about, _LINE),
    )
    table.done()
    return field


def _record(table: Table, guide: GuideKind, kind: FieldKind) -> str:
    record = table.text("record", _LINE, needed=False)
    wanted = RECORDS[guide].get(record, "")
    if record and (not wanted or kind not in FITTING[wanted]):
        raise table.spot.bad(
            words(
                "{file}, line {line}: a field of kind “{kind}” cannot fill “{record}”.",
                kind=kind.value,
                record=record,
            ),
            "record",
        )
    return record


def _choices(table: Table, kind: FieldKind) -> tuple[Choice, ...]:
    inner = table.tables("choices", 2, 12) if kind is FieldKind.CHOICE else []
    choices = tuple(
        Choice(
            _named(one, "value", _NAME),
            one.text("label", _LINE),
            one.text("reads", _LINE, needed=False),
        )
        for one in inner
    )
    for one in inner:
        one.done()
    _refuse_twice(table, "value", [choice.value for choice in choices])
    return choices


def _check(table: Table) -> CheckUse:
    name = table.text("name", _LINE)
    known = CHECKS.get(name)
    if known is None:
        raise table.spot.bad(
            words("{file}, line {line}: there is no check named “{name}”.", name=name), "name"
        )
    params: list[tuple[str, Param]] = []
    for param in sorted(known.fields | known.maybe):
        listed = table.texts(param, _MOST_FIELDS)
        if param in known.fields and not listed:
            table.text(param, _LINE)
        if listed:
            params.append((param, listed))
    params += [
        (each, table.number(each, 0, 1000)) for each in sorted(known.numbers) if table.has(each)
    ]
    table.done()
    return CheckUse(name, tuple(params))


def _part(table: Table, names: frozenset[str]) -> Part:
    part = Part(
        text=table.text("text", 400),
        if_any=table.texts("if_any", 12),
        unless_any=table.texts("unless_any", 12),
        paragraph=table.flag("paragraph"),
        apart=table.text("apart", 400, needed=False),
    )
    table.done()
    for name in (*part.if_any, *part.unless_any):
        if name not in names:
            raise _no_field(table, name, "text")
    for key, text in (("text", part.text), ("apart", part.apart)):
        _refuse_in_sentence(table, key, text, names)
    if part.apart and named_in(part.apart) != named_in(part.text):
        raise table.spot.bad(
            words("{file}, line {line}: “apart” must tell the same answers as “text”."), "apart"
        )
    return part


def named_in(text: str) -> set[str]:
    """The fields a sentence names."""
    return set(GAP.findall(text)) - {"name"}


def _refuse_in_sentence(table: Table, key: str, text: str, names: frozenset[str]) -> None:
    for gap in GAP.findall(text):
        if gap != "name" and gap not in names:
            raise _no_field(table, str(gap), key)
    bare = GAP.sub("", text)
    if "{" in bare or "}" in bare:
        raise _no_field(table, "{", key)
    bare = MAYBE.sub("", bare)
    if "<" in bare or ">" in bare:
        raise table.spot.bad(
            words("{file}, line {line}: “<” and “>” stand in pairs, none within another."), key
        )


def _no_field(table: Table, name: str, key: str) -> BadGuide:
    return table.spot.bad(
        words("{file}, line {line}: there is no field named “{name}”.", name=name), key
    )


def _refuse_lost_fields(guide: Guide, table: Table) -> None:
    names = {field.name for field in guide.fields()}
    for place, step in enumerate(guide.steps):
        for use in step.checks:
            for param, value in use.params:
                lost = [] if isinstance(value, int) else [v for v in value if v not in names]
                if lost:
                    raise table.spot.down("steps", place).bad(
                        words(
                            "{file}, line {line}: “{param}” of the check “{check}” names “{name}”, "
                            "which is no field of this guide.",
                            param=param,
                            check=use.name,
                            name=lost[0],
                        ),
                        "checks",
                    )


def _refuse_a_name(guide: Guide, table: Table) -> None:
    """Where the mentor asks alone there is nobody whose name could stand there."""
    if guide.about is About.MENTEE:
        return
    for place, part in enumerate(guide.reads):
        _refuse_in(table, "reads", place, (part.text, part.apart))
    for place, step in enumerate(guide.steps):
        texts = [step.title, step.question, step.help, step.example]
        for field in step.fields:
            texts += [field.label, field.missing, field.low, field.high]
            texts += [text for one in field.choices for text in (one.label, one.reads)]
        _refuse_in(table, "steps", place, texts)


def _refuse_in(table: Table, key: str, place: int, texts: Iterable[str]) -> None:
    if any("{name}" in text for text in texts):
        raise table.spot.down(key, place).bad(
            words(
                "{file}, line {line}: a guide about the mentor can have no “{mark}”.", mark="{name}"
            )
        )
