from __future__ import annotations

from mentor_desk.ui.history import History
from mentor_desk.ui.place import PageName, Place

TODAY = Place(PageName.TODAY)
AMARA = Place(PageName.MENTEE, 1)
GOAL = Place(PageName.GOAL, 4)


def been(*places: Place) -> History:
    history = History()
    for place in places:
        history.visit(place)
    return history


def test_goes_back_and_forward() -> None:
    history = been(TODAY, AMARA, GOAL)
    history.move(-1)
    assert history.here == AMARA
    assert history.ahead(1) == GOAL
    history.move(-1)
    assert history.here == TODAY
    assert history.ahead(-1) is None


def test_a_new_place_forgets_what_lay_ahead() -> None:
    history = been(TODAY, AMARA)
    history.move(-1)
    history.visit(GOAL)
    assert history.ahead(1) is None
    assert history.ahead(-1) == TODAY


def test_the_same_place_again_is_no_step() -> None:
    assert been(TODAY, TODAY).ahead(-1) is None


def test_recent_names_each_place_once_the_last_first() -> None:
    assert been(TODAY, AMARA, TODAY, GOAL).recent() == [GOAL, TODAY, AMARA]


def test_an_empty_history_is_nowhere() -> None:
    assert History().here is None
    assert History().ahead(-1) is None


def test_keeps_a_hundred_places() -> None:
    history = been(*(Place(PageName.MENTEE, number) for number in range(150)))
    assert history.here == Place(PageName.MENTEE, 149)
    assert history.ahead(-99) == Place(PageName.MENTEE, 50)
    assert history.ahead(-100) is None
