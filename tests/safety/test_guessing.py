from __future__ import annotations

import pytest

from mentor_desk.safety.guessing import bits, is_soon_guessed


@pytest.mark.parametrize(
    "passphrase",
    [
        "blue house",
        "Passwort2024!",
        "Sommer 2024 Berlin",
        "1234567890123",
        "a" * 60,
        "blue " * 12,
        "strawberry marmalade",
    ],
)
def test_few_words_and_repeated_ones_are_soon_guessed(passphrase: str) -> None:
    assert is_soon_guessed(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    [
        "correct horse battery staple",
        "correcthorsebatterystaple",
        "vier leise graue Tauben",
        "xK9#qLm2$vTzR",
    ],
)
def test_four_words_or_as_much_else_are_not(passphrase: str) -> None:
    assert not is_soon_guessed(passphrase)


def test_each_further_word_makes_it_longer_work() -> None:
    assert bits("blue house rain") - bits("blue house") > 10
