"""Whatever is replaced by whatever: what was written adds up to what is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.audience import Audience
from mentor_desk.ui.note.folding import Edit, audiences_after, narrowest
from mentor_desk.ui.note.paragraphs import Line, Paragraphs
from tests.ui.note.conftest import ME, MENTEE, SPONSOR, note_of

LINES = st.builds(Line, st.sampled_from(["", "a", "b", "c"]), st.sampled_from(list(Audience)))


class Disk:
    """Keeps rows as the journal does; a number is given once."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.paragraphs = paragraphs
        self.rows: dict[int, tuple[float, Line]] = {}
        self._last = 10_000

    def save(self) -> int:
        """How many rows it took."""
        batch = self.paragraphs.batch()
        ids: list[int] = []
        for edit in batch.edits:
            number = edit.id
            if number not in self.rows:
                self._last += 1
                number = self._last
            self.rows[number] = edit.position, Line(edit.text, edit.audience)
            ids.append(number)
        for number in batch.removed:
            self.rows.pop(number)
        self.paragraphs.written(batch, ids)
        return len(batch.edits) + len(batch.removed)

    def lines(self) -> list[Line]:
        return [line for _, line in sorted(self.rows.values(), key=lambda row: row[0])]


def loaded(*pairs: tuple[str, Audience]) -> Disk:
    blocks = note_of(*pairs)
    made = Paragraphs()
    made.load(blocks, [Line(*pair) for pair in pairs])
    disk = Disk(made)
    disk.rows = {one.id: (one.position, Line(one.text, one.audience)) for one in blocks}
    return disk


@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 20), st.integers(0, 4), st.lists(LINES, max_size=4), st.booleans()
        ),
        max_size=30,
    )
)
def test_the_disk_holds_what_is_shown(
    steps: list[tuple[int, int, list[Line], bool]],
) -> None:
    disk = loaded(("one", ME), ("two", MENTEE), ("three", SPONSOR))
    shown = disk.paragraphs.all_lines()
    for place, length, lines, saves in steps:
        first = place % len(shown)
        last = min(len(shown) - 1, first + length)
        new = lines or [Line("", ME)]
        disk.paragraphs.replace(first, last, new)
        shown[first : last + 1] = new
        assert disk.paragraphs.all_lines() == shown
        if saves:
            disk.save()
            holds(disk, shown)
            assert disk.save() == 0
    disk.save()
    holds(disk, shown)


def holds(disk: Disk, shown: list[Line]) -> None:
    """No row and one empty line are the same note; a line that has a row is as that says."""
    assert disk.rows.keys() == disk.paragraphs.ids()
    if disk.rows:
        assert disk.lines() == shown
    else:
        assert [line.text for line in shown] == [""]


def test_an_empty_note_stays_unwritten() -> None:
    made = Paragraphs()
    made.load([], [Line("", ME)])
    assert Disk(made).save() == 0
    made.replace(0, 0, [Line("a", ME)])
    made.replace(0, 0, [Line("", ME)])
    assert Disk(made).save() == 0
    made.replace(0, 0, [Line("b", ME)])
    disk = Disk(made)
    assert disk.save() == 1
    holds(disk, [Line("b", ME)])


def test_writing_on_in_the_middle_moves_few_neighbours() -> None:
    disk = loaded(*((str(number), ME) for number in range(400)))
    written = 0
    for number in range(200):
        at = 200 + number
        before = disk.paragraphs.lines(at, at)[0]
        disk.paragraphs.replace(at, at, [before, Line("new", ME)])
        written += disk.save()
    assert disk.lines() == disk.paragraphs.all_lines()
    assert written < 200 * 10


def test_lines_put_above_an_empty_last_one_fill_it() -> None:
    disk = loaded(("first", ME), ("", ME))
    for number in range(60):
        last = len(disk.paragraphs) - 1
        disk.paragraphs.replace(last, last, [Line(str(number), ME), Line("", ME)])
        assert disk.save() <= 2
    assert disk.lines()[1:4] == [Line(str(number), ME) for number in range(3)]


@given(
    old=st.lists(LINES, min_size=1, max_size=4),
    new=st.lists(st.sampled_from(["", "a", "xy"]), min_size=1, max_size=4),
    counts=st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)),
    simple=st.booleans(),
    source=st.sampled_from(list(Audience)),
)
def test_an_edit_never_widens(
    old: list[Line],
    new: list[str],
    counts: tuple[int, int, int],
    simple: bool,
    source: Audience,
) -> None:
    after = audiences_after(Edit(old, new, *counts, simple, source))
    assert len(after) == len(new)
    widest = max(tuple(Audience).index(line.audience) for line in old)
    assert all(tuple(Audience).index(one) <= widest for one in after)
    if not simple and len(old) != len(new):
        least = narrowest(line.audience for line in old if line.text)
        assert all(tuple(Audience).index(one) <= tuple(Audience).index(least) for one in after)
