"""What each version of a shipped guide says: a record goes on with the version it was made with,
so no version may ever mean two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from mentor_desk.guides import Guide, dump

FILE = Path(__file__).with_name("versions.txt")
COMMAND = "python3 packaging/dev.py guides"
_LENGTH = 16


class Said(NamedTuple):
    version: int
    digest: str


def said(guides: Iterable[Guide]) -> dict[str, Said]:
    """By id. The digest is of the text that records keep, whatever version stands in it."""
    return {guide.id: Said(guide.version, _digest(guide)) for guide in guides}


def read(text: str) -> dict[str, Said]:
    lines = (line.split() for line in text.splitlines())
    return {name: Said(int(version), digest) for name, version, digest in lines}


def written(known: Mapping[str, Said]) -> str:
    """A line for each, by name: who changes two guides at once changes two lines."""
    return "".join(f"{name} {one.version} {one.digest}\n" for name, one in sorted(known.items()))


def faults(known: Mapping[str, Said], now: Mapping[str, Said]) -> list[str]:
    """What to do about each guide whose version was not counted up."""
    found: list[str] = []
    for name in sorted(known.keys() & now.keys()):
        before, after = known[name], now[name]
        if after.version < before.version or (
            after.version == before.version and after.digest != before.digest
        ):
            found.append(
                f"“{name}” no longer says what its version {before.version} says, with which "
                f"records were made. Write version = {before.version + 1} into "
                f"resources/guides/{name}.toml, then run: {COMMAND}"
            )
    return found


def write_down(file: Path, now: Mapping[str, Said]) -> list[str]:
    """Nothing is written while there are faults."""
    known = read(file.read_text(encoding="utf-8")) if file.exists() else {}
    found = faults(known, now)
    if not found:
        file.write_text(written(now), encoding="utf-8", newline="\n")
    return found


def _digest(guide: Guide) -> str:
    return sha256(dump(replace(guide, version=1)).encode()).hexdigest()[:_LENGTH]
