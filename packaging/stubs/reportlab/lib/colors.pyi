class Color:
    red: float
    green: float
    blue: float

class HexColor(Color):
    def __init__(self, val: str) -> None: ...
