"""Full-text search over everything, newest first; accents and case do not count."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.clean import clean_text

if TYPE_CHECKING:
    from sqlalchemy import PoolProxiedConnection

# Marks of a hit inside a snippet: clean_text keeps both out of every text.
_OPEN, _CLOSE = "\x02", "\x03"
_SNIPPET_WORDS = 18
_SPACES = re.compile(r"[ \t\n]+")

# Values go in by their place: by name they take a tenth of a search that finds little.
_QUERY = f"""
SELECT entry.kind, entry.record_id, entry.mentee_id, coalesce(mentee.name, ''), entry.day,
       entry.heading, snippet(search_index, 0, char(2), char(3), '…', {_SNIPPET_WORDS})
FROM search_index
JOIN search_entry AS entry ON entry.place = search_index.rowid
LEFT JOIN mentee ON mentee.id = entry.mentee_id
WHERE search_index MATCH ? {{only}}
ORDER BY search_index.rowid DESC LIMIT ?
"""
QUERY = _QUERY.format(only="")
_QUERY_OF_ONE = _QUERY.format(only="AND entry.mentee_id = ?")


class Hit(NamedTuple):
    kind: str
    """The `kind` of the record's projection: mentee, session, note, goal …"""
    record_id: int
    mentee_id: int | None
    """None, and `mentee` is empty, for what the mentor wrote of nobody else."""
    mentee: str
    day: date | None
    heading: str
    snippet: tuple[tuple[str, bool], ...]
    """Pieces of text, and whether each is what was looked for."""


# The index folds case, and accents over Latin letters; these it takes for letters of their own,
# though whoever looks for them may type the plain one.
_ALSO = MappingProxyType(
    {
        "α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ",  # noqa: RUF001
        "е": "ё", "l": "ł", "o": "ø", "d": "đ", "i": "ı", "ss": "ß", "ae": "æ",  # noqa: RUF001
    }
)  # fmt: skip
_PLAIN = str.maketrans({mark: plain for plain, marks in _ALSO.items() for mark in marks})
_MOST_WORDS, _MOST_LETTERS = 32, 40


def wanted(text: str) -> str:
    """An FTS5 query for all words, the last one also as a beginning; nothing typed is an error."""
    tokens = [token for token in clean_text(text).split() if any(c.isalnum() for c in token)]
    tokens = tokens[:_MOST_WORDS]
    if not tokens:
        return ""
    last = len(tokens) - 1
    spelt = [_spelt(token, "*" if place == last else "") for place, token in enumerate(tokens)]
    # A word that is no word to the index must not be joined by AND: it would find nothing.
    plain = " ".join(one for ways in spelt if len(ways) == 1 for one in ways)
    several = [f"({' OR '.join(ways)})" for ways in spelt if len(ways) > 1]
    return " AND ".join([plain, *several] if plain else several)


def _spelt(token: str, star: str) -> list[str]:
    """As typed, plain, and with one letter, here or everywhere, as it may be written as well."""
    typed = token.lower()
    plain = typed.translate(_PLAIN)
    ways = {typed: None, plain: None}
    if len(plain) <= _MOST_LETTERS:
        for letters, marks in _ALSO.items():
            if letters not in plain:
                continue
            head, *rest = plain.split(letters)
            for mark in marks:
                for place in range(len(rest)):
                    before = letters.join((head, *rest[:place]))
                    ways[before + mark + letters.join(rest[place:])] = None
                ways[plain.replace(letters, mark)] = None
    return ['"' + way.replace('"', '""') + '"' + star for way in ways]


def search(
    connection: PoolProxiedConnection, text: str, limit: int, mentee_id: int | None
) -> list[Hit]:
    """Past SQLAlchemy, whose own part is several times what many a query takes."""
    query = wanted(text)
    if not query:
        return []
    statement: str = QUERY
    values: tuple[object, ...] = (query, limit)
    if mentee_id is not None:
        statement, values = _QUERY_OF_ONE, (query, mentee_id, limit)
    cursor = connection.cursor()
    try:
        cursor.execute(statement, values)
        found = cursor.fetchall()
    finally:
        cursor.close()
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
    if "\n" in snippet or "\t" in snippet or "  " in snippet:
        snippet = _SPACES.sub(" ", snippet)
    head, *parts = snippet.split(_OPEN)
    pieces = [(head, False)] if head else []
    for part in parts:
        hit, found, rest = part.partition(_CLOSE)
        if hit:
            pieces.append((hit, bool(found)))
        if rest:
            pieces.append((rest, False))
    return tuple(pieces)
