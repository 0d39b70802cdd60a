"""The attainment ladder of a goal: five levels of what may come of it, agreed before any score."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record, shown
from mentor_desk.records.projection import GOAL, Follows, Projection, follows_mentorship


class Ladder(Record):
    """Scored by the check-ins of its goal; an empty level is left out. A goal has one, unless an
    older one came back out of the trash or a backup: `services.ladders.of_goal`.

    Without `agreed_on` it is a draft and does not leave; whoever may read the goal may read it.
    """

    __tablename__ = "ladder"
    projection = Projection(
        kind="ladder",
        joins=GOAL,
        day="r.agreed_on",
        heading="goal.title",
        text="r.much_less || ' ' || r.less || ' ' || r.expected || ' ' || r.more || ' ' "
        "|| r.much_more || ' ' || r.seen_by",
        shared=(
            "goal_id",
            "much_less",
            "less",
            "expected",
            "more",
            "much_more",
            "seen_by",
            "agreed_on",
        ),
        audience=None,
        parent_audience="goal.audience",
        leaves="goal.state <> 'draft' AND r.agreed_on IS NOT NULL",
        follows=(
            Follows("goal", "r.goal_id", ("audience", "state", "title", "mentorship_id")),
            follows_mentorship("goal", "r.goal_id"),
        ),
    )

    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    much_less: Mapped[str] = mapped_column(
        default="", info=shown("Much less than expected", long=True)
    )
    less: Mapped[str] = mapped_column(default="", info=shown("Less than expected", long=True))
    expected: Mapped[str] = mapped_column(default="", info=shown("Expected", long=True))
    more: Mapped[str] = mapped_column(default="", info=shown("More than expected", long=True))
    much_more: Mapped[str] = mapped_column(
        default="", info=shown("Much more than expected", long=True)
    )
    seen_by: Mapped[str] = mapped_column(
        default="", info=shown("Seen by", help="Who can tell which level it is, and how.")
    )
    agreed_on: Mapped[date | None] = mapped_column(default=None, info=shown("Agreed on"))
