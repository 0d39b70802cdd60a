"""What a worksheet is printed of."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides import Guide
    from mentor_desk.services.library import Guided

_NONE: Mapping[str, str] = MappingProxyType({})


class Subject(NamedTuple):
    """Without a record the paper is blank; without a mentee it is for nobody yet, or about the
    mentor. `answers` are all there are, also those only for the mentor.
    """

    guide: Guide
    mentee_id: int | None = None
    name: str = ""
    record: Guided | None = None
    answers: Mapping[str, str] = _NONE
