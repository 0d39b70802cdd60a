from __future__ import annotations

from dataclasses import replace

import pytest

from mentor_desk.reports.content import Chart, ChartKind, Charts, Point
from tests.reports.paper import built, coloured, document, grey, pages

LINE = Chart(
    title="Open incidents",
    kind=ChartKind.LINE,
    points=(Point(0, 14, "14", "1 Jun"), Point(50, 12, "12", ""), Point(100, 6, "6", "9 Sep")),
    aim=4,
    aim_label="aim 4",
    equivalent="",
)
BARS = replace(
    LINE,
    kind=ChartKind.BARS,
    points=tuple(Point(n, n + 1, f"v{n}", f"d{n}") for n in range(12)),
)


def drawn(*charts: Chart) -> bytes:
    return built(document(Charts(items=charts)))


def test_a_line_is_labelled_at_its_ends():
    (page,) = pages(drawn(LINE))
    for said in ("Open incidents", "14", "6", "1 Jun", "9 Sep", "aim 4"):
        assert said in page
    assert " 12 " not in page


def test_the_line_and_its_aim_are_drawn():
    steep = replace(LINE, points=(LINE.points[0], LINE.points[-1]))
    assert coloured(drawn(LINE)) > coloured(built(document())) + 300
    assert grey(drawn(LINE)) != grey(drawn(steep))
    assert grey(drawn(LINE)) != grey(drawn(replace(LINE, aim=None)))


def test_bars_are_as_tall_as_their_values():
    plain = coloured(built(document()))
    one = replace(BARS, points=(Point(0, 4, "4", "a"), Point(1, 0, "0", "b")))
    two = replace(BARS, points=(Point(0, 4, "4", "a"), Point(1, 4, "4", "b")))
    assert coloured(drawn(two)) - plain == pytest.approx(
        2 * (coloured(drawn(one)) - plain), rel=0.02
    )


def test_every_bar_is_labelled():
    (page,) = pages(drawn(BARS))
    assert all(f"v{n}" in page and f"d{n}" in page for n in range(12))


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_charts_stand_two_beside_each_other(count: int):
    (page,) = pages(drawn(*[LINE] * count))
    assert page.count("Open incidents") == count


@pytest.mark.parametrize(
    "points",
    [
        (Point(0, 3, "3", "a"), Point(0, 3, "3", "b")),
        (Point(0, 0, "0", "a"), Point(9, 0, "0", "b")),
        (Point(0, -2, "-2", "a"), Point(9, 1e12, "1000000000000", "b" * 400)),
    ],
)
@pytest.mark.parametrize("kind", ChartKind)
def test_flat_and_odd_values_can_be_drawn(kind: ChartKind, points: tuple[Point, ...]):
    assert drawn(replace(LINE, kind=kind, points=points, aim=None, title="t" * 400))
