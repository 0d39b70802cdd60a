"""Run as a program of its own: tells when its first window was painted, then ends.

first_paint.py bare             a QMainWindow and nothing else
first_paint.py ours JOURNAL     the real program with a locked journal, by its own entry
"""

import os
import sys
import time


def watch() -> object:
    """Just before the event loop: the window is painted while it handles its first expose event."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            del watched
            if event.type() == QEvent.Type.Expose:
                QTimer.singleShot(0, tell)
            return False

    watching = Watch()
    for window in QApplication.topLevelWidgets():
        handle = window.windowHandle()
        if window.isVisible() and handle is not None:
            handle.installEventFilter(watching)
    return watching


def tell() -> None:
    print(time.monotonic(), flush=True)
    os._exit(0)


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    watching = watch()
    application.exec()
    del watching


class Hook:
    """Lets the program import what it imports in its own order, then watches its event loop."""

    def find_spec(self, name: str, *_: object) -> object:
        if name != "mentor_desk.app":
            return None
        from importlib.util import find_spec

        sys.meta_path.remove(self)  # type: ignore[arg-type]
        spec = find_spec(name)
        run = spec.loader.exec_module  # type: ignore[union-attr]

        def and_watch(module: object) -> None:
            run(module)  # type: ignore[arg-type]
            module.QApplication.exec = lambda *_: loop()  # type: ignore[attr-defined]

        def loop() -> None:
            from PySide6.QtCore import QEventLoop

            watching = watch()
            QEventLoop().exec()
            del watching

        spec.loader.exec_module = and_watch  # type: ignore[union-attr]
        return spec


def ours(journal: str) -> None:
    sys.meta_path.insert(0, Hook())  # type: ignore[arg-type]
    from mentor_desk.__main__ import main

    main([journal])


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(sys.argv[2])
