"""Answers are kept as they were typed; here they become what a record keeps, or stay text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from mentor_desk.guides.guide import FieldKind, Guide, GuideField

Answers = Mapping[str, str]

LEVELS, EXPECTED = 5, 2
"""How many levels a ladder has, and the place of the one that is expected."""

_SPACES = re.compile("[ \u00a0\u2009\u202f'’]")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_PLAIN = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_LADDER = "ladder"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_number(text: str) -> float | None:
    """Reads 2, 2.5, 2,5, 1,000, 1 000 and 1.234,5; "1,000" is a thousand, "1.000" is one."""
    bare = _SPACES.sub("", text.strip()).replace("\u2212", "-")
    sign, digits = (bare[:1], bare[1:]) if bare[:1] in ("+", "-") else ("", bare)
    plain = sign + _with_point(digits)
    return float(plain) if _PLAIN.fullmatch(plain) else None


def _with_point(digits: str) -> str:
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        mark = max(comma, point)
        whole = digits[:mark]
        grouped = _GROUPED.fullmatch(whole)
        if grouped is None or grouped[1] == digits[mark]:
            return "?"
        return f"{whole.replace(',', '').replace('.', '')}.{digits[mark + 1 :]}"
    grouped = _GROUPED.fullmatch(digits)
    if grouped and (comma >= 0 or digits.count(".") > 1):
        return digits.replace(",", "").replace(".", "")
    return digits.replace(",", ".", 1)


def parse_day(text: str) -> date | None:
    bare = text.strip()
    if not _DAY.fullmatch(bare):
        return None
    try:
        return date.fromisoformat(bare)
    except ValueError:
        return None


def parse_scale(text: str) -> int | None:
    bare = text.strip()
    if not re.fullmatch(r"[0-9]|10", bare):
        return None
    return int(bare)


def parse_list(text: str) -> list[str]:
    return [line for raw in text.split("\n") if (line := raw.strip().lstrip("-•*").strip())]


def parse_ladder(text: str) -> tuple[str, ...] | None:
    """Always five levels, "" where one is blank; None if there is text below the fifth line."""
    lines = [line.strip() for line in text.split("\n")]
    if any(lines[LEVELS:]):
        return None
    return tuple((lines + [""] * LEVELS)[:LEVELS])


def parse_choice(field: GuideField, text: str) -> str | None:
    return text if any(choice.value == text for choice in field.choices) else None


def typed(field: GuideField, text: str) -> object:
    """The answer as a record keeps it; None where a number, day, scale or choice cannot be read."""
    match field.kind:
        case FieldKind.NUMBER:
            return parse_number(text)
        case FieldKind.DATE:
            return parse_day(text)
        case FieldKind.SCALE:
            return parse_scale(text)
        case FieldKind.CHOICE:
            return parse_choice(field, text)
        case FieldKind.LIST:
            return "\n".join(parse_list(text))
        case FieldKind.LADDER:
            return parse_ladder(text)
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            return text.strip()


def to_record_values(guide: Guide, answers: Answers) -> dict[str, object]:
    """Values for the attributes of the guide's own record; a choice not made is left out.

    So is the ladder of a goal, which is a record of its own: see `to_ladder`.
    """
    found = _values(guide, answers, "")
    found.pop(_LADDER, None)
    return found


def to_ladder(guide: Guide, answers: Answers) -> tuple[str, ...] | None:
    """The five levels of the goal's ladder; None if the guide has none or it cannot be read."""
    for field in guide.fields():
        if field.record == _LADDER:
            return parse_ladder(answers.get(field.name, ""))
    return None


def to_child_values(guide: Guide, answers: Answers, child: str) -> dict[str, object]:
    """Values for what grows out of the record: child is "action" or "milestone"."""
    return _values(guide, answers, f"{child}.")


def _values(guide: Guide, answers: Answers, prefix: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in guide.fields():
        attribute = field.record.removeprefix(prefix)
        if not field.record.startswith(prefix) or not attribute or "." in attribute:
            continue
        value = typed(field, answers.get(field.name, ""))
        if value is not None or field.kind is not FieldKind.CHOICE:
            found[attribute] = value
    return found


def to_answers(guide: Guide, values: Mapping[str, object], answers: Answers) -> dict[str, str]:
    """Brings answers up to the record as it is now; text that could not be read as a value stays.

    Answers of fields this guide does not have are kept too: they belong to another guide.
    """
    fresh = dict(answers)
    for field in guide.fields():
        if field.record not in values:
            continue
        kept = answers.get(field.name, "")
        if typed(field, kept) != values[field.record]:
            fresh[field.name] = _as_text(values[field.record])
    return fresh


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(str(level) for level in cast("tuple[object, ...]", value)).rstrip("\n")
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date) else str(value)
