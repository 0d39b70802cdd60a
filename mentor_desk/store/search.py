"""Full-text search over everything, newest first; accents and case do not count."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Marks of a hit inside a snippet: clean_text keeps both out of every text.
_OPEN, _CLOSE = "\x02", "\x03"
_SNIPPET_WORDS = 18
_SPACES = re.compile(r"[ \t\n]+")

_QUERY = """
SELECT entry.kind, entry.record_id, entry.mentee_id, mentee.name, entry.day, entry.heading,
       snippet(search_index, 0, char(2), char(3), '…', :words)
FROM search_index
JOIN search_entry AS entry ON entry.place = search_index.rowid
JOIN mentee ON mentee.id = entry.mentee_id
WHERE search_index MATCH :wanted {only}
ORDER BY search_index.rowid DESC LIMIT :limit
"""
QUERY = _QUERY.format(only="")
_QUERY_OF_ONE = _QUERY.format(only="AND entry.mentee_id = :mentee_id")


class Hit(NamedTuple):
    kind: str
    """The `kind` of the record's projection: mentee, session, note, goal …"""
    record_id: int
    mentee_id: int
    mentee: str
    day: date | None
    heading: str
    snippet: tuple[tuple[str, bool], ...]
    """Pieces of text, and whether each is what was looked for."""


def wanted(text: str) -> str:
    """An FTS5 query for all words, the last one also as a beginning; nothing typed is an error."""
    tokens = [
        token for token in text.replace("\x00", " ").split() if any(c.isalnum() for c in token)
    ]
    quoted = ['"' + token.replace('"', '""') + '"' for token in tokens]
    return " ".join(quoted) + "*" if quoted else ""


def search(connection: Connection, text: str, limit: int, mentee_id: int | None) -> list[Hit]:
    query = wanted(text)
    if not query:
        return []
    values = {"wanted": query, "limit": limit, "words": _SNIPPET_WORDS}
    statement = QUERY
    if mentee_id is not None:
        statement, values["mentee_id"] = _QUERY_OF_ONE, mentee_id
    found = connection.exec_driver_sql(statement, values)
    return [
        Hit(
            kind,
            number,
            of,
            name,
            date.fromisoformat(day) if day else None,
            heading,
            _pieces(snippet),
        )
        for kind, number, of, name, day, heading, snippet in found
    ]


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for index, part in enumerate(_SPACES.sub(" ", snippet).split(_OPEN)):
        hit, found, rest = part.partition(_CLOSE)
        pieces += [(hit, True), (rest, False)] if index and found else [(part, False)]
    return tuple((text, is_hit) for text, is_hit in pieces if text)
