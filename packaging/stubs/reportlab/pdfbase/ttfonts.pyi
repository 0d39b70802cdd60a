from pathlib import Path

class TTFontFace:
    filename: Path
    charToGlyph: dict[int, int]
    charWidths: dict[int, float]
    defaultWidth: float
    bbox: list[float]
    italicAngle: float
    ascent: float
    descent: float
    capHeight: float
    stemV: float

class TTFont:
    face: TTFontFace
    def __init__(self, name: str, filename: str | Path) -> None: ...
