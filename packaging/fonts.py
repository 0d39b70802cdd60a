"""Makes the static fonts in resources/fonts from the variable fonts published as Python packages.

    pip install fonttools fontpkg-inter==4.1.post1 fontpkg-noto-sans==2.15
    python packaging/fonts.py

Static files because ReportLab embeds no variable fonts, and paper and screen should share one face.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otBase import USE_HARFBUZZ_REPACKER
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parent.parent / "resources" / "fonts"
WINDOWS, UNICODE, ENGLISH = 3, 1, 0x409


@dataclass(frozen=True, slots=True)
class Cut:
    """One static font: which file, where on its axes, and what it is called."""

    package: str
    source: str
    family: str
    style: str
    axes: dict[str, float]

    @property
    def postscript(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}"


INTER = ("fontpkg_inter", "Inter[opsz,wght].ttf")
NOTO = ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")
CUTS = (
    Cut(*INTER, "Inter", "Regular", {"wght": 400, "opsz": 14}),
    Cut(*INTER, "Inter", "Medium", {"wght": 500, "opsz": 14}),
    Cut(*INTER, "Inter", "SemiBold", {"wght": 600, "opsz": 14}),
    Cut(*INTER, "Inter", "Bold", {"wght": 700, "opsz": 14}),
    Cut(
        "fontpkg_inter", "Inter-Italic[opsz,wght].ttf", "Inter", "Italic", {"wght": 400, "opsz": 14}
    ),
    Cut(*INTER, "Inter Display", "SemiBold", {"wght": 600, "opsz": 32}),
    Cut(*NOTO, "Noto Sans", "Regular", {"wght": 400, "wdth": 100}),
    Cut(*NOTO, "Noto Sans", "SemiBold", {"wght": 600, "wdth": 100}),
)
LICENCES = {"fontpkg_inter": "OFL-Inter.txt", "fontpkg_noto_sans": "OFL-NotoSans.txt"}


def package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"Missing package: pip install {package.replace('_', '-')}")
    return Path(spec.origin).parent


def rename(font: TTFont, cut: Cut) -> None:
    """Names by hand where the style map knows only four: families 1/2, typographic 16/17, ID 6."""
    plain = cut.style in {"Regular", "Bold", "Italic"}
    revision = version(cut.package)
    names = {
        1: cut.family if plain else f"{cut.family} {cut.style}",
        2: cut.style if plain else "Regular",
        3: f"{revision};{cut.postscript};static",
        4: f"{cut.family} {cut.style}",
        6: cut.postscript,
    }
    if not plain:
        names |= {16: cut.family, 17: cut.style}
    table = font["name"]
    for name_id in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
        table.removeNames(nameID=name_id)
    for name_id, text in names.items():
        table.setName(text, name_id, WINDOWS, UNICODE, ENGLISH)


def make(cut: Cut) -> Path:
    variable = TTFont(package_folder(cut.package) / "files" / cut.source)
    font = instantiateVariableFont(
        variable, cut.axes, updateFontNames=cut.family != "Inter Display"
    )
    rename(font, cut)
    # Packed by fontTools itself, so that the bytes do not depend on what else is installed.
    font.cfg[USE_HARFBUZZ_REPACKER] = False
    font["OS/2"].usWeightClass = int(cut.axes["wght"])
    if "STAT" in font:  # describes axes that are no longer there
        del font["STAT"]
    if cut.family == "Noto Sans":
        slim(font)
    path = TARGET / f"{cut.postscript}.ttf"
    font.save(path)
    return path


def slim(font: TTFont) -> None:
    """Every character stays; glyphs reached only by stylistic extras and hinting go."""
    options = subset.Options()
    options.hinting = False
    options.harfbuzz_repacker = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    options.glyph_names = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=font.getBestCmap())
    worker.subset(font)


def main() -> None:
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")  # the same bytes each time
    TARGET.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        path = make(cut)
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} KB")
    for package, name in LICENCES.items():
        shutil.copyfile(package_folder(package) / "LICENSE", TARGET / name)


if __name__ == "__main__":
    main()
