from reportlab.platypus import Flowable

class QrCode(Flowable):
    def __init__(
        self,
        value: str,
        *,
        width: float,
        height: float,
        qrBorder: int = 4,
        qrLevel: str = "L",
    ) -> None: ...
