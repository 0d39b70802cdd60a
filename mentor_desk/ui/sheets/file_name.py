"""What a file is called that leaves the journal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_FORBIDDEN = re.compile('[\x00-\x1f<>:"/\\\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_MOST = 60


def safe_name(text: str) -> str:
    """A file name that Windows, macOS and Linux all take; letters of any script stay."""
    name = " ".join(_FORBIDDEN.sub(" ", text).split()).strip(". ")
    return f"_{name}" if _DEVICES.match(name) else name


def file_name(template: str, name: str, day: date) -> str:
    """`template` holds {name} and {day}; long names are cut so that the rest is still seen."""
    short = name.strip()[:_MOST].strip()
    return safe_name(template.format(name=short, day=day.isoformat()))
