"""What the room knows of a person, and what keeps one from going: a tool not yet returned."""

from hub.accounts.me.rooms import Room


def _loans(user) -> list[dict[str, str]]:
    return [
        {"道具": loan.tool.title, "返す日": loan.due_on.isoformat()}
        for loan in user.tool_loans.select_related("tool")
    ]


def _obstacles(user) -> list[str]:
    lent = user.tool_loans.filter(returned_at=None)
    return [f"先に返してください: {loan.tool.title}" for loan in lent]


ROOM = Room(
    sections={"借りた道具": _loans},
    covers=frozenset({"example_room.Loan.user"}),
    obstacles=_obstacles,
)
