"""What nobody expected: text is saved first, then it is said calmly, with a report to hand on."""

from mentor_desk.ui.failure.watch import FailureWatch

__all__ = ["FailureWatch"]
