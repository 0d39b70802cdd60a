"""What is typed from paper opens, and a slip of the hand is found where it was made."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.safety import sheet
from mentor_desk.safety.sheet import GROUPS, NotASheet, groups, read_back
from mentor_desk.store import Heads, Key, open_journal
from tests import factory

KEY = Key(bytes(range(1, 33)), bytes(range(200, 216)))
secrets = st.binary(min_size=48, max_size=48)


@given(secrets)
def test_any_key_comes_back_from_its_groups(secret: bytes) -> None:
    key = Key(secret[:32], secret[32:])
    assert read_back(" ".join(groups(key))) == key
    assert read_back(sheet.scanned(key)) == key


@pytest.mark.parametrize("text", ["", " ", "-", "\n"], ids=["run on", "blanks", "dashes", "lines"])
def test_blanks_dashes_lines_and_small_letters_do_not_matter(text: str) -> None:
    assert read_back(text.join(groups(KEY)).lower()) == KEY


def test_look_alikes_are_read_as_what_they_stand_for() -> None:
    typed = " ".join(groups(KEY))
    assert "0" in typed
    assert "1" in typed
    assert read_back(typed.replace("0", "O").replace("1", "l")) == KEY
    assert read_back(typed.replace("0", "o").replace("1", "I")) == KEY


def test_the_sheet_opens_the_journal(tmp_path: Path) -> None:
    path = factory.journal_file(tmp_path, "correct horse")
    key = factory.key("correct horse")
    assert key
    store = open_journal(path, read_back(" ".join(groups(key))), Heads(tmp_path / "heads"))
    factory.mentee(store)
    store.close()


def test_each_wrong_character_is_found_in_its_group() -> None:
    chance = random.Random(3)
    for number in range(GROUPS):
        for place in range(6):
            typed = groups(KEY)
            other = chance.choice([one for one in sheet.ALPHABET if one != typed[number][place]])
            typed[number] = typed[number][:place] + other + typed[number][place + 1 :]
            with pytest.raises(NotASheet, match=f"Group {number + 1} is not right") as raised:
                read_back(" ".join(typed))
            assert raised.value.groups == (number + 1,)


def test_characters_that_changed_places_are_found() -> None:
    for number, group in enumerate(groups(KEY), 1):
        for one, other in combinations(range(6), 2):
            if group[one] == group[other]:
                continue
            swapped = list(group)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            assert not sheet.group_is_right(number, "".join(swapped))


def test_groups_that_changed_places_are_found() -> None:
    typed = groups(KEY)
    typed[2], typed[6] = typed[6], typed[2]
    with pytest.raises(NotASheet, match="Groups 3, 7 are not right"):
        read_back(" ".join(typed))


def test_a_letter_the_sheet_never_has_is_found() -> None:
    typed = groups(KEY)
    typed[4] = typed[4][:3] + "U" + typed[4][4:]
    with pytest.raises(NotASheet, match="Group 5 is not right"):
        read_back(" ".join(typed))


def test_a_character_left_out_of_what_is_typed_without_blanks_is_found() -> None:
    typed = "".join(groups(KEY))
    with pytest.raises(NotASheet, match="Group 7 is not right"):
        read_back(typed[:38] + typed[39:])


@pytest.mark.parametrize(("count", "said"), [(0, "Type the groups"), (1, "1 is"), (12, "12 are")])
def test_missing_groups_are_counted(count: int, said: str) -> None:
    with pytest.raises(NotASheet, match=said):
        read_back(" ".join(groups(KEY)[:count]))


def test_too_many_groups_are_counted() -> None:
    with pytest.raises(NotASheet, match="17 are here"):
        read_back(" ".join([*groups(KEY), "AAAAAA"]))


def test_groups_of_two_sheets_are_not_taken_for_one() -> None:
    other = Key(bytes(range(2, 34)), bytes(range(100, 116)))
    with pytest.raises(NotASheet, match="same page"):
        read_back(" ".join(groups(KEY)[:8] + groups(other)[8:]))


@given(st.text(max_size=200))
def test_no_text_is_read_as_a_sheet_by_chance_or_ends_in_another_error(text: str) -> None:
    with pytest.raises(NotASheet):
        read_back(text)


def test_the_number_tells_sheets_apart_and_holds_nothing_of_the_key() -> None:
    numbers = {sheet.sheet_number(Key(bytes([one]) * 32, KEY.salt)) for one in range(200)}
    assert len(numbers) == 200
    assert sheet.sheet_number(KEY) == sheet.sheet_number(KEY)
    assert all(len(number) == 7 and number.replace(" ", "").isdigit() for number in numbers)


def test_a_file_is_opened_with_a_passphrase_or_with_its_sheet(tmp_path: Path) -> None:
    path, key = factory.journal_file(tmp_path, "correct horse"), factory.key("correct horse")
    assert key
    assert sheet.key_from(path, "correct horse") == key
    assert sheet.key_from(path, "\n".join(groups(key))) == key
    assert sheet.key_from(path, " ".join(groups(key)[:15])) != key
