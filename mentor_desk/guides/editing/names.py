"""Names of fields and steps, made from what people read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

PLAIN = "answer"
"""What a field is named until it has a label."""
_LONGEST = 32
_UNNAMED = re.compile(rf"{PLAIN}(_\d+)?")


def field_name(label: str, taken: Collection[str]) -> str:
    """A name no other field has; "name" itself is the mentee's."""
    return _free(_slug(label, "_") or PLAIN, "_", {*taken, "name"})


def step_id(title: str, taken: Collection[str]) -> str:
    return _free(_slug(title, "-") or "step", "-", taken)


def is_unnamed(name: str) -> bool:
    return _UNNAMED.fullmatch(name) is not None


def _slug(text: str, joint: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", joint, plain)[:_LONGEST].strip(joint)
    return found if found[:1].isalpha() else f"{PLAIN}{joint}{found}".rstrip(joint)


def _free(wanted: str, joint: str, taken: Collection[str]) -> str:
    number, tried = 1, wanted
    while tried in taken:
        number += 1
        tried = f"{wanted}{joint}{number}"
    return tried
