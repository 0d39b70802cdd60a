"""`tour`: the main job in the real window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desk.cli.command import CANNOT

if TYPE_CHECKING:
    import argparse

    from mentor_desk.cli.command import Commands


def register(commands: Commands) -> None:
    tour = commands.add_parser("tour", help="do the main job in the real window, with pictures")
    tour.add_argument("folder", type=Path, metavar="FOLDER")
    tour.set_defaults(work=_tour)


def _tour(given: argparse.Namespace) -> int:
    from mentor_desk import needs

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if not needs.display() else "")
    lacking = needs.missing(needs.wanted())
    if lacking:
        print(needs.sentence(lacking), file=sys.stderr)
        return CANNOT
    from mentor_desk.tour import run_tour

    return run_tour(given.folder)
