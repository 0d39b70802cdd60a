"""What is read out of a text once for all checks, and let go of after them."""

from __future__ import annotations

from mentor_desk.guides.matching import forget, plain, remembered


def test_what_was_read_is_read_again_only_after_it_was_forgotten() -> None:
    asked: list[str] = []

    @remembered
    def shouted(text: str) -> str:
        asked.append(text)
        return plain(text).upper()

    assert [shouted("it’s due"), shouted("it’s due")] == ["IT'S DUE"] * 2
    assert asked == ["it’s due"]
    forget()
    assert shouted("it’s due") == "IT'S DUE"
    assert asked == ["it’s due"] * 2
