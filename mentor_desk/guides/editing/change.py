"""What one can do to a guide; what names a field that goes or changes its name goes along."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mentor_desk.guides.build import MAYBE, RECORDS, named_in
from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.guides.editing.names import PLAIN, field_name, step_id
from mentor_desk.guides.guide import (
    About,
    CheckUse,
    FieldKind,
    Guide,
    GuideField,
    GuideKind,
    Part,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_Any = TypeVar("_Any")


def put(items: Sequence[_Any], at: int, item: _Any) -> tuple[_Any, ...]:
    return (*items[:at], item, *items[at + 1 :])


def inserted(items: Sequence[_Any], at: int, item: _Any) -> tuple[_Any, ...]:
    return (*items[:at], item, *items[at:])


def without(items: Sequence[_Any], at: int) -> tuple[_Any, ...]:
    return (*items[:at], *items[at + 1 :])


def moved(items: Sequence[_Any], at: int, to: int) -> tuple[_Any, ...]:
    return inserted(without(items, at), to, items[at])


def with_step(guide: Guide, at: int, step: Step) -> Guide:
    return replace(guide, steps=put(guide.steps, at, step))


def add_step(guide: Guide, at: int, title: str, label: str) -> Guide:
    """A step with one place for an answer."""
    field = new_field(guide, label)
    name = step_id(title, [one.id for one in guide.steps])
    return replace(
        guide, steps=inserted(guide.steps, at, Step(name, title, "", "", "", (field,), ()))
    )


def new_field(guide: Guide, label: str = "") -> GuideField:
    taken = [one.name for one in guide.fields()]
    return GuideField(field_name(label or PLAIN, taken), FieldKind.LONG_TEXT, label)


def copy_step(guide: Guide, at: int, title: str) -> Guide:
    """Behind the one it is a copy of; its answers have names of their own and fill nothing."""
    step = guide.steps[at]
    taken = [one.name for one in guide.fields()]
    names: dict[str, str] = {}
    for one in step.fields:
        names[one.name] = field_name(one.name, [*taken, *names.values()])
    copy = replace(
        step,
        id=step_id(step.id, [one.id for one in guide.steps]),
        title=title,
        fields=tuple(replace(one, name=names[one.name], record="") for one in step.fields),
        checks=tuple(_check_of(use, names) for use in step.checks),
    )
    return replace(guide, steps=inserted(guide.steps, at + 1, copy))


def remove_step(guide: Guide, at: int) -> Guide:
    gone = {one.name for one in guide.steps[at].fields}
    return forget(replace(guide, steps=without(guide.steps, at)), gone)


def remove_field(guide: Guide, at: int, item: int) -> Guide:
    step = guide.steps[at]
    gone = {step.fields[item].name}
    less = with_step(guide, at, replace(step, fields=without(step.fields, item)))
    return forget(less, gone)


def users(guide: Guide, names: Collection[str]) -> tuple[int, int]:
    """How many sentences and how many checks name one of these fields."""
    sentences = sum(bool(_names_in(part) & set(names)) for part in guide.reads)
    checks = sum(bool(set(use.named()) & set(names)) for step in guide.steps for use in step.checks)
    return sentences, checks


def _names_in(part: Part) -> set[str]:
    return named_in(part.text + part.apart) | set(part.if_any) | set(part.unless_any)


def forget(guide: Guide, gone: Collection[str]) -> Guide:
    """Without anything that names these fields: a sentence of which nothing else is left goes, and
    so does a check that has nothing to look at.
    """
    return replace(
        guide,
        reads=tuple(less for part in guide.reads if (less := _less(part, gone)) is not None),
        steps=tuple(replace(one, checks=_checks_less(one.checks, gone)) for one in guide.steps),
    )


def _less(part: Part, gone: Collection[str]) -> Part | None:
    if not _names_in(part) & set(gone):
        return part
    text, apart = _surely(part.text, gone), _surely(part.apart, gone)
    for name in gone:
        text, apart = text.replace(f"{{{name}}}", "…"), apart.replace(f"{{{name}}}", "…")
    if text != part.text and not re.search(r"\{[^{}]*\}", text.replace("{name}", "")):
        return None  # it spoke of nothing else
    waits = bool(part.if_any)
    if_any = tuple(one for one in part.if_any if one not in gone)
    if waits and not if_any:
        return None
    unless = tuple(one for one in part.unless_any if one not in gone)
    return replace(part, text=text, apart=apart, if_any=if_any, unless_any=unless)


def _surely(text: str, gone: Collection[str]) -> str:
    """Without what was said only if one of them was answered."""
    return MAYBE.sub(lambda maybe: "" if named_in(maybe[0]) & set(gone) else maybe[0], text)


def _checks_less(checks: Sequence[CheckUse], gone: Collection[str]) -> tuple[CheckUse, ...]:
    left: list[CheckUse] = []
    for use in checks:
        params = [
            (key, value if isinstance(value, int) else tuple(v for v in value if v not in gone))
            for key, value in use.params
        ]
        kept = CheckUse(use.name, tuple((key, value) for key, value in params if value != ()))
        if all(kept.fields(key) for key in CHECKS[use.name].fields):
            left.append(kept)
    return tuple(left)


def rename_field(guide: Guide, old: str, new: str) -> Guide:
    """Also wherever a sentence or a check names it."""
    names = {old: new}
    return replace(
        guide,
        reads=tuple(_part_of(part, names) for part in guide.reads),
        steps=tuple(
            replace(
                step,
                fields=tuple(
                    replace(one, name=names.get(one.name, one.name)) for one in step.fields
                ),
                checks=tuple(_check_of(use, names) for use in step.checks),
            )
            for step in guide.steps
        ),
    )


def _part_of(part: Part, names: Mapping[str, str]) -> Part:
    text, apart = part.text, part.apart
    for old, new in names.items():
        text, apart = (one.replace(f"{{{old}}}", f"{{{new}}}") for one in (text, apart))
    return replace(
        part,
        text=text,
        apart=apart,
        if_any=tuple(names.get(one, one) for one in part.if_any),
        unless_any=tuple(names.get(one, one) for one in part.unless_any),
    )


def _check_of(use: CheckUse, names: Mapping[str, str]) -> CheckUse:
    return CheckUse(
        use.name,
        tuple(
            (key, value if isinstance(value, int) else tuple(names.get(v, v) for v in value))
            for key, value in use.params
        ),
    )


def set_kind(guide: Guide, kind: GuideKind) -> Guide:
    """What an answer fills in one kind of record is nothing another has."""
    known = RECORDS[kind]
    mentee = kind in (GuideKind.GOAL, GuideKind.FEEDBACK)
    return replace(
        guide,
        kind=kind,
        about=About.MENTEE if mentee else guide.about,
        steps=tuple(
            replace(
                step,
                fields=tuple(
                    one if one.record in known else replace(one, record="") for one in step.fields
                ),
            )
            for step in guide.steps
        ),
    )
