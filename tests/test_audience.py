from __future__ import annotations

import itertools

import pytest

from mentor_desk.audience import Audience, Reader, may_read, readable_by

MAY = {
    (Reader.ME, Audience.ME),
    (Reader.ME, Audience.MENTEE),
    (Reader.ME, Audience.SPONSOR),
    (Reader.MENTEE, Audience.MENTEE),
    (Reader.MENTEE, Audience.SPONSOR),
    (Reader.SPONSOR, Audience.SPONSOR),
}


@pytest.mark.parametrize(("reader", "audience"), list(itertools.product(Reader, Audience)))
def test_who_may_read_what(reader: Reader, audience: Audience) -> None:
    assert may_read(reader, audience) == ((reader, audience) in MAY)
    assert (audience in readable_by(reader)) == may_read(reader, audience)


def test_names_are_those_kept_in_journals() -> None:
    assert (
        [one.value for one in Audience]
        == [one.value for one in Reader]
        == [
            "me",
            "mentee",
            "sponsor",
        ]
    )
