from collections.abc import Mapping, Sequence

class PDFObject: ...

class PDFDictionary(PDFObject):
    dict: dict[str, object]
    def __init__(self, dict: Mapping[str, object] | None = None) -> None: ...
    def __setitem__(self, name: str, value: object) -> None: ...

class PDFArray(PDFObject):
    def __init__(self, sequence: Sequence[object]) -> None: ...

class PDFName(PDFObject):
    def __init__(self, data: str) -> None: ...

class PDFString(PDFObject):
    def __init__(self, s: str, escape: int = 1, enc: str = "auto") -> None: ...

class PDFStreamFilterZCompress: ...

PDFZCompress: PDFStreamFilterZCompress

class PDFStream(PDFObject):
    dictionary: PDFDictionary
    content: bytes
    def __init__(
        self,
        dictionary: PDFDictionary | None = None,
        content: bytes | None = None,
        filters: Sequence[PDFStreamFilterZCompress] | None = None,
    ) -> None: ...

class PDFCatalog(PDFObject):
    AcroForm: PDFObject

class PDFDocument:
    Catalog: PDFCatalog
    def Reference(self, obj: PDFObject) -> PDFObject: ...
