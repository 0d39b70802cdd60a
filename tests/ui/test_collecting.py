from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from mentor_desk.ui.collecting import Collector


class Ring:
    """Only the search for garbage finds it."""

    def __init__(self) -> None:
        self.itself = self


def test_a_ring_is_found_by_the_window_and_by_no_job(qapp: QObject) -> None:
    gc.enable()  # the tests run without; the collector has to see to that itself
    collector = Collector(QObject())
    assert not gc.isenabled()
    gone = weakref.ref(Ring())
    kept: list[list[int]] = []
    job = threading.Thread(target=lambda: kept.extend([] for _ in range(5000)))
    job.start()
    job.join()
    assert gone() is not None
    collector.look()
    assert gone() is None
