"""Who may read a record: the one rule every page that leaves the laptop is built on."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """For whom a record is meant, in widening order.

    What a sponsor may read, the mentee may read too: nothing is told behind a mentee's back.
    """

    ME = "me"
    MENTEE = "mentee"
    SPONSOR = "sponsor"


class Reader(StrEnum):
    """For whom a page is made."""

    ME = "me"
    MENTEE = "mentee"
    SPONSOR = "sponsor"


_READABLE: dict[Reader, frozenset[Audience]] = {
    Reader.ME: frozenset(Audience),
    Reader.MENTEE: frozenset({Audience.MENTEE, Audience.SPONSOR}),
    Reader.SPONSOR: frozenset({Audience.SPONSOR}),
}


def readable_by(reader: Reader) -> frozenset[Audience]:
    return _READABLE[reader]


def may_read(reader: Reader, audience: Audience) -> bool:
    return audience in _READABLE[reader]
