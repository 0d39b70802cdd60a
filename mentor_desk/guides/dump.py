"""Writes a guide as the readable file it could have been loaded from, to share or edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mentor_desk.guides.guide import About

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.guides.guide import CheckUse, Choice, Guide, GuideField, Part, Step


def dump(guide: Guide) -> str:
    """TOML text; loading it gives an equal guide."""
    lines = _written(guide, ("id", "kind", "title", "credit", "purpose", "when"))
    lines.insert(1, f"version = {guide.version}")
    if guide.language != "en":
        lines.append(f"language = {_text(guide.language)}")
    if guide.about is not About.MENTEE:
        lines.append(f"about = {_text(guide.about)}")
    lines += ["for_mentor = true"] if guide.for_mentor else []
    for name, found in (
        ("phases", guide.phases),
        ("moments", guide.moments),
        ("challenges", guide.challenges),
    ):
        lines += [f"{name} = {_texts(found)}"] if found else []
    for part in guide.reads:
        lines += _part(part)
    for step in guide.steps:
        lines += _step(step)
    return "\n".join(lines) + "\n"


def _written(owner: Guide | Step | GuideField | Part | Choice, names: tuple[str, ...]) -> list[str]:
    values = ((name, str(getattr(owner, name))) for name in names)
    return [f"{name} = {_text(value)}" for name, value in values if value]


def _text(value: str) -> str:
    # A JSON string is a TOML basic string but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(values: Sequence[str]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _part(part: Part) -> list[str]:
    lines = ["", "[[reads]]", *_written(part, ("text", "apart"))]
    if part.if_any:
        lines.append(f"if_any = {_texts(part.if_any)}")
    if part.unless_any:
        lines.append(f"unless_any = {_texts(part.unless_any)}")
    if part.paragraph:
        lines.append("paragraph = true")
    return lines


def _step(step: Step) -> list[str]:
    lines = ["", "[[steps]]"]
    lines += _written(step, ("id", "title", "question", "for_mentee", "help", "example"))
    lines += ["mentor_only = true"] if step.mentor_only else []
    for field in step.fields:
        lines += _field(field)
    for use in step.checks:
        lines += _check(use)
    return lines


def _field(field: GuideField) -> list[str]:
    lines = ["", "[[steps.fields]]"]
    names = ("name", "kind", "label", "for_mentee", "record", "missing", "low", "high", "unit")
    lines += _written(field, names)
    for choice in field.choices:
        lines += ["[[steps.fields.choices]]", *_written(choice, ("value", "label", "reads"))]
    return lines


def _check(use: CheckUse) -> list[str]:
    lines = ["", "[[steps.checks]]", f"name = {_text(use.name)}"]
    for param, value in use.params:
        lines.append(f"{param} = {value if isinstance(value, int) else _texts(value)}")
    return lines
