"""What was written together with guides, as far as a reader may know it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mentor_desk.progress.about import Period, Source
from mentor_desk.progress.rows import SharedRow, SharedRows, day, text, whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedFact:
    """An agreement, a conversation card, a session guide, finished on that day; `answers` by the
    names of the guide's fields.
    """

    source: Source
    title: str
    guide: str
    guide_version: int
    finished_on: date
    answers: Mapping[str, str]


def guided(gate: SharedRows, mentee_id: int, period: Period) -> tuple[GuidedFact, ...]:
    """Finished in the period, oldest first."""
    known = [one for row in gate.rows(mentee_id, "guided_note") if (one := _fact(row))]
    done = [one for one in known if period.holds(one.finished_on)]
    return tuple(sorted(done, key=lambda one: (one.finished_on, one.source)))


def _fact(row: SharedRow) -> GuidedFact | None:
    finished = day(row, "finished_on")
    if finished is None:
        return None
    return GuidedFact(
        source=Source(row.kind, row.record_id),
        title=text(row, "title"),
        guide=text(row, "guide"),
        guide_version=whole(row, "guide_version") or 0,
        finished_on=finished,
        answers=cast("dict[str, str]", json.loads(text(row, "answers") or "{}")),
    )
