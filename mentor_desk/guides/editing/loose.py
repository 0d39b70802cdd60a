"""Reads a guide as it was left in the middle of writing: nothing is judged, nothing is lost."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, cast

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

if TYPE_CHECKING:
    from collections.abc import Mapping

    Data = Mapping[str, Any]


def load_loosely(text: str) -> Guide:
    """The guide that `dump` wrote `text` from, sound or not."""
    data = tomllib.loads(text)
    return Guide(
        id=data["id"],
        version=data["version"],
        kind=GuideKind(data["kind"]),
        **_texts(data, "title", "credit", "purpose", "when"),
        steps=tuple(_step(one) for one in _tables(data, "steps")),
        reads=tuple(_part(one) for one in _tables(data, "reads")),
        language=data.get("language", "en"),
        about=About(data.get("about", About.MENTEE)),
        for_mentor=data.get("for_mentor", False),
        phases=tuple(Phase(one) for one in data.get("phases", ())),
        moments=tuple(Moment(one) for one in data.get("moments", ())),
        challenges=tuple(Challenge(one) for one in data.get("challenges", ())),
    )


def _step(data: Data) -> Step:
    return Step(
        **_texts(data, "id", "title", "question", "help", "example", "for_mentee"),
        fields=tuple(_field(one) for one in _tables(data, "fields")),
        checks=tuple(_check(one) for one in _tables(data, "checks") if one["name"] in CHECKS),
        mentor_only=data.get("mentor_only", False),
    )


def _field(data: Data) -> GuideField:
    return GuideField(
        kind=FieldKind(data["kind"]),
        **_texts(data, "name", "label", "record", "missing", "low", "high", "unit", "for_mentee"),
        choices=tuple(
            Choice(**_texts(one, "value", "label", "reads")) for one in _tables(data, "choices")
        ),
    )


def _check(data: Data) -> CheckUse:
    known = CHECKS[data["name"]]
    params: list[tuple[str, Param]] = []
    for param in (*sorted(known.fields | known.maybe), *known.numbers):
        value = data.get(param)
        if value is not None:
            params.append((param, value if isinstance(value, int) else tuple(value)))
    return CheckUse(data["name"], tuple(params))


def _part(data: Data) -> Part:
    return Part(
        **_texts(data, "text", "apart"),
        if_any=tuple(data.get("if_any", ())),
        unless_any=tuple(data.get("unless_any", ())),
        paragraph=data.get("paragraph", False),
    )


def _tables(data: Data, key: str) -> list[Data]:
    return cast("list[Data]", data.get(key, []))


def _texts(data: Data, *keys: str) -> dict[str, Any]:
    return {key: data.get(key, "") for key in keys}
