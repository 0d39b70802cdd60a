from reportlab.lib.colors import Color

class ParagraphStyle:
    fontName: str
    fontSize: float
    leftIndent: float
    rightIndent: float
    spaceBefore: float
    def __init__(
        self,
        name: str,
        *,
        fontName: str,
        fontSize: float,
        leading: float,
        textColor: Color,
        alignment: int = 0,
        allowWidows: int = 1,
        allowOrphans: int = 0,
        spaceShrinkage: float = 0.05,
        splitLongWords: int = 1,
        shaping: int = 0,
    ) -> None: ...
