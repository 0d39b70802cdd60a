"""`search`: words anywhere in the journal."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from mentor_desk.cli.asking import opened
from mentor_desk.cli.command import command

if TYPE_CHECKING:
    from mentor_desk.cli.command import Commands
    from mentor_desk.store import Hit

MOST_HITS = 1_000_000


def register(commands: Commands) -> None:
    search = command(commands, "search", _search, "find words anywhere in the journal")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_limit, default=50, metavar="N")
    search.add_argument("--json", action="store_true", help="one object a line")


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_HITS:
        message = f"give a number from 1 to {MOST_HITS:,}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _search(given: argparse.Namespace) -> int:
    store = opened(given.journal)
    try:
        hits = store.search(" ".join(given.words), given.limit)
    finally:
        store.close()
    for hit in hits:
        print(_as_json(hit) if given.json else _as_line(hit))
    if not hits and not given.json:
        print("Nothing found.", file=sys.stderr)
    return 0


def _as_line(hit: Hit) -> str:
    snippet = "".join(text for text, _ in hit.snippet)
    day = hit.day.isoformat() if hit.day else ""
    return "\t".join(" ".join(part.split()) for part in (hit.kind, hit.mentee, day, snippet))


def _as_json(hit: Hit) -> str:
    return json.dumps(
        {
            "kind": hit.kind,
            "id": hit.record_id,
            "mentee": hit.mentee,
            "day": hit.day.isoformat() if hit.day else None,
            "heading": hit.heading,
            "snippet": [{"text": text, "hit": is_hit} for text, is_hit in hit.snippet],
        },
        ensure_ascii=False,
    )
