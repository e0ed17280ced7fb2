"""What may keep a person from making a change."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.forms.models import Draft


class Conflict(Exception):
    """Someone else saved first; `draft` is what is there now."""

    def __init__(self, draft: "Draft | None") -> None:
        super().__init__()
        self.draft = draft


class Unchanged(Exception):
    """There is nothing in it that has not been seen."""


class Incomplete(Exception):
    """Needed values are empty; `steps` is {step: [names]}."""

    def __init__(self, steps: dict[str, list[str]]) -> None:
        super().__init__(", ".join(steps))
        self.steps = steps
