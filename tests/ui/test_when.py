from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.when import ago, due
from tests.factory import TODAY

VOICE = QtVoice(QLocale("en_GB"))


@pytest.mark.parametrize(
    ("days", "said", "tone"),
    [
        (-60, "due 22 Sept", "danger"),
        (-15, "due 6 Nov", "danger"),
        (-2, "due 19 Nov", "warning"),
        (-1, "due yesterday", "warning"),
        (0, "due today", "warning"),
        (1, "by tomorrow", "neutral"),
        (2, "by 23 Nov", "neutral"),
        (60, "by 20 Jan 2027", "neutral"),
    ],
)
def test_a_date_is_said_by_how_near_it_is(days: int, said: str, tone: str) -> None:
    assert due(TODAY + timedelta(days=days), TODAY, VOICE) == (said, tone)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (69, "10 weeks ago"),
        (90, "3 months ago"),
        (800, "2 years ago"),
    ],
)
def test_the_past_is_said_in_rounder_words_the_longer_ago_it_is(days: int, said: str) -> None:
    assert ago(TODAY - timedelta(days=days), TODAY).plain() == said
