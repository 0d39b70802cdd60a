"""Write down what each version of the shipped guides says, once a changed one is counted up.

    python3 packaging/dev.py guides

A guide that was changed and not counted up is named, and nothing is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mentor_desk.guides import shipped
from mentor_desk.paths import resources
from tests.guides.versions import FILE, said, write_down


def main() -> int:
    found = write_down(FILE, said(shipped(resources() / "guides").values()))
    print("\n".join(found) or f"{FILE.name} says what the guides say.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
