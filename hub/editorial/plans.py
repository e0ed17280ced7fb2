"""Who reviews which part of the tree: each room registers the plan of its own pages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """A workflow of one task, over the trees below the source pages of one type.

    `tree` is "app_label.ModelName"; `reviewers` and `second` are roles. The members of `second`
    may give a second approval, where two are asked for.
    """

    workflow: str
    task: str
    reviewers: str
    tree: str
    second: str = ""


_plans: list[Plan] = []


def register(plan: Plan) -> None:
    _plans.append(plan)


def plans() -> list[Plan]:
    """Return the plans of all rooms, in the order of INSTALLED_APPS."""
    return list(_plans)
