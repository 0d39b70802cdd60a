"""Which kinds of answers can fill what of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.guides.build import FITTING, RECORDS

if TYPE_CHECKING:
    from mentor_desk.guides.guide import FieldKind, GuideKind


def can_fill(guide: GuideKind, record: str, kind: FieldKind) -> bool:
    wanted = RECORDS[guide].get(record, "")
    return bool(wanted) and kind in FITTING[wanted]
