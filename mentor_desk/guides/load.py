"""Guides and word lists come from files anybody may have written; only sound ones get in."""

from __future__ import annotations

import re
import tomllib
from types import MappingProxyType
from typing import TYPE_CHECKING

from mentor_desk.guides.build import build
from mentor_desk.guides.refusal import BadGuide, Spot
from mentor_desk.guides.table import Table
from mentor_desk.guides.wordlists import Lexicon, build_word_lists
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.guides.guide import Guide

MOST_BYTES = 64 * 1024
# The parser takes seconds for a key of thousands of parts; no guide needs more than three.
_TOO_DEEP = re.compile(r"(?:[\"']?[\w-]{1,60}[\"']?[ \t]*\.[ \t]*){32}")
_MOST_TOLD = 120
_MOST_WORDS = 256 * 1024


def load(path: Path) -> Guide:
    """The guide in a file; BadGuide says which line is wrong and why."""
    return load_text(_read(path), path.name)


def load_text(text: str, name: str) -> Guide:
    """As `load`, for a guide that is kept elsewhere; `name` is what refusals call it."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise _too_long(name, MOST_BYTES)
    return build(_table(text, name))


def shipped(folder: Path) -> dict[str, Guide]:
    """All guides of a folder by id, in the order of their file names."""
    guides: dict[str, Guide] = {}
    for path in sorted(folder.glob("*.toml")):
        guide = load(path)
        if guide.id in guides:
            raise BadGuide(
                words("{file}: another guide is already named “{id}”.", file=path.name, id=guide.id)
            )
        guides[guide.id] = guide
    return guides


def word_lists(folder: Path) -> Lexicon:
    """Those of every language there is a file for: `words/de.toml` is German."""
    return Lexicon(
        MappingProxyType(
            {
                path.stem: build_word_lists(_table(_read(path, _MOST_WORDS), path.name))
                for path in sorted((folder / "words").glob("*.toml"))
            }
        )
    )


def _table(text: str, name: str) -> Table:
    source = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if deep := _TOO_DEEP.search(source):
        raise _too_deep(name, source.count("\n", 0, deep.start()) + 1)
    try:
        data: dict[str, object] = tomllib.loads(source)
    except RecursionError as deep:
        lines = source.split("\n")
        worst = max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{"))
        raise _too_deep(name, worst + 1) from deep
    except ValueError as wrong:
        raise _not_written_as_one(name, source, str(wrong)) from wrong
    return Table(data, Spot(name, source))


def _read(path: Path, most: int = MOST_BYTES) -> str:
    try:
        if not path.is_file():
            raise BadGuide(words("{file}: there is no such file.", file=path.name))
        with path.open("rb") as file:
            raw = file.read(most + 1)
        if len(raw) > most:
            raise _too_long(path.name, most)
        return raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise BadGuide(words("{file}: it is not UTF-8 text.", file=path.name)) from wrong
    except OSError as wrong:
        raise BadGuide(words("{file}: it cannot be read.", file=path.name)) from wrong


def _not_written_as_one(name: str, source: str, told: str) -> BadGuide:
    """For whoever sent the file, what its format says of it stands behind."""
    line = re.search(r"at line (\d+)", told)
    at = int(line[1]) if line else source.count("\n") + 1
    reason = re.sub(r" \(at .*\)$", "", told)[:_MOST_TOLD]
    return BadGuide(
        words(
            "{file}, line {line}: what is written there breaks off or is damaged, so the file "
            "cannot be read. Ask for it once more. (It is not valid TOML: {reason}.)",
            file=name,
            line=at,
            reason=reason,
        )
    )


def _too_deep(name: str, line: int) -> BadGuide:
    return BadGuide(words("{file}, line {line}: it is nested too deeply.", file=name, line=line))


def _too_long(name: str, most: int) -> BadGuide:
    return BadGuide(words("{file}: it may have at most {n} kilobytes.", file=name, n=most // 1024))
