"""One crew for all fault tests: what it starts takes longer than a trial."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.faults import shim
from tests.faults.crew import Crew
from tests.faults.crew import crew as made_crew
from tests.faults.rows import Row


@pytest.fixture(scope="session")
def crew() -> Iterator[Crew]:
    if shim.lacking():
        pytest.skip(shim.lacking())
    with made_crew() as made:
        yield made


@pytest.fixture
def prove() -> Callable[[Row], None]:
    """Nothing was lost, and what was planted to be lost was seen."""

    def well(row: Row) -> None:
        assert not row.findings, "\n".join(row.findings[:20])
        assert row.runs > 0
        assert 0 < row.planted == row.seen

    return well
