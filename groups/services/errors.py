"""What may keep a person from making a change."""

from groups.models import GroupDraft


class Conflict(Exception):
    """Someone else saved first; `draft` is what is there now."""

    def __init__(self, draft: GroupDraft | None) -> None:
        super().__init__()
        self.draft = draft


class Unchanged(Exception):
    """There is nothing in it that the city has not seen."""


class Incomplete(Exception):
    """Needed values are empty; `steps` is {step: [names]}."""

    def __init__(self, steps: dict[str, list[str]]) -> None:
        super().__init__(", ".join(steps))
        self.steps = steps
