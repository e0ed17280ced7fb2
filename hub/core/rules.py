"""How every room answers "may I?"."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Answer:
    """Whether something is allowed, and if not, why not."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(True)
