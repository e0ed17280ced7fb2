"""How every room answers "may I?", and how it says no."""

from dataclasses import dataclass
from typing import Self

from django.utils.functional import Promise


@dataclass(frozen=True)
class Answer:
    """Whether something is allowed, and if not, why not."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(True)


class Refused(Exception):
    """Not allowed; `answer.reason` says why in words for the person."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(str(answer.reason))
        self.answer = answer

    @classmethod
    def because(cls, reason: str | Promise) -> Self:
        return cls(Answer(False, reason))


def require(answer: Answer) -> None:
    """Raise Refused unless `answer` is yes."""
    if not answer:
        raise Refused(answer)
