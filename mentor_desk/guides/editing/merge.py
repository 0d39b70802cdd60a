"""Takes one change back out of a guide that was written on since."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mentor_desk.guides.guide import GuideField, Step

if TYPE_CHECKING:
    from mentor_desk.guides.guide import Guide

_Any = TypeVar("_Any")


def merged(before: Guide, after: Guide, now: Guide) -> Guide:
    """`now` without what led from `before` to `after`; where both touched one text, `before` wins.

    Nothing was written since if `now` is `after`, and then it is `before` again.
    """
    return _merged(before, after, now)


def _merged(before: _Any, after: _Any, now: _Any) -> _Any:
    if now in (after, before):
        return before
    if before == after:
        return now
    if is_dataclass(before) and type(before) is type(after) is type(now):
        return type(before)(
            **{
                one.name: _merged(
                    getattr(before, one.name), getattr(after, one.name), getattr(now, one.name)
                )
                for one in fields(before)
            }
        )
    if isinstance(before, tuple):
        return cast("_Any", _lists(cast("Any", before), cast("Any", after), cast("Any", now)))
    return before


def _lists(
    before: tuple[Any, ...], after: tuple[Any, ...], now: tuple[Any, ...]
) -> tuple[Any, ...]:
    """In the order of `before`; what came since follows what it stood behind."""
    was, then, stands = _keyed(before), _keyed(after), _keyed(now)
    kept = {
        key: _merged(one, then[key], stands[key]) if key in then and key in stands else one
        for key, one in was.items()
        if key in stands or key not in then
    }
    order, last = list(kept), -1
    for key, one in stands.items():
        if key in kept:
            last = order.index(key)
        elif key not in then:
            last += 1
            order.insert(last, key)
            kept[key] = one
    return tuple(kept[key] for key in order)


def _keyed(items: tuple[Any, ...]) -> dict[object, Any]:
    """Steps and fields are known by their names, all else by what it says and which of those."""
    found: dict[object, Any] = {}
    for one in items:
        name: object = one
        if isinstance(one, Step):
            name = one.id
        elif isinstance(one, GuideField):
            name = one.name
        count = 0
        while (name, count) in found:
            count += 1
        found[name, count] = one
    return found
