"""Old journals are brought up to date before the window opens them."""

from __future__ import annotations

from pathlib import Path

from mentor_desk.store import bring_up_to_date, derived
from mentor_desk.store.engine import untouched
from tests import factory


def test_an_older_journal_is_brought_up_to_date_beforehand(tmp_path: Path) -> None:
    made = factory.journal(tmp_path)
    factory.mentee(made, "Zoë Lefèvre")
    with made.write() as session:
        session.connection().exec_driver_sql("UPDATE journal SET derived = 'older'")
        session.connection().exec_driver_sql("DROP TABLE shared_with_mentee")
    made.checkpoint()
    made.close()
    bring_up_to_date(made.path, None)
    with untouched(made.path, None) as connection:
        (derived_by,) = connection.execute("SELECT derived FROM journal").fetchone()
        (count,) = connection.execute("SELECT count(*) FROM shared_with_mentee").fetchone()
    assert derived_by == derived.version()
    assert count == 2  # the mentee and the relationship


def test_what_cannot_be_opened_is_left_for_opening_to_say(tmp_path: Path) -> None:
    path = tmp_path / "noise.mentordesk"
    path.write_bytes(b"noise" * 2000)
    bring_up_to_date(path, None)
    assert path.read_bytes() == b"noise" * 2000
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
