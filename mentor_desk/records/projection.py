"""How a record type is found by search and what of it may leave; the store makes triggers of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Follows:
    """A parent whose `columns`, when they change, change what is derived from its children."""

    table: str
    key: str
    """SQL over the child row `r` that equals the parent's id."""
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """All values are SQL over `r`, the record's row, and the tables in `joins`."""

    kind: str
    day: str
    heading: str
    """What a hit is called; not searched."""
    text: str
    """What is searched."""
    mentee: str = "mentorship.mentee_id"
    joins: str = ""
    shared: tuple[str, ...] = ()
    """Columns of `r` that go to whoever may read the record."""
    audience: str | None = "r.audience"
    """Who may read it; None means that the record itself is no secret to mentee or sponsor."""
    parent_audience: str | None = None
    """A child of something private never leaves, whatever its own mark says."""
    leaves: str = "1"
    """A condition besides the audience, such as 'not a draft'."""
    follows: tuple[Follows, ...] = ()


MENTORSHIP = "JOIN mentorship ON mentorship.id = r.mentorship_id"
SESSION = (
    "JOIN mentoring_session ON mentoring_session.id = r.session_id "
    "JOIN mentorship ON mentorship.id = mentoring_session.mentorship_id"
)
GOAL = "JOIN goal ON goal.id = r.goal_id JOIN mentorship ON mentorship.id = goal.mentorship_id"
