"""What the room knows of a person, and what keeps one from going: a tool not yet returned."""

from hub.accounts.me.rooms import Room


def _loans(user) -> list[dict[str, str]]:
    return [
        {
            "道具": loan.tool.title,
            "返す日": str(loan.due_on or ""),
            "何に使うか": loan.purpose,
            "電話番号": loan.phone,
        }
        for loan in user.tool_loans.select_related("tool")
    ]


def _kept(user) -> list[dict[str, str]]:
    return [
        {"道具": keeper.tool.title, "電話番号": keeper.tool.phone}
        for keeper in user.kept_tools.select_related("tool")
    ]


def _obstacles(user) -> list[str]:
    return [f"先に返してください: {loan.tool.title}" for loan in user.tool_loans.lent()]


ROOM = Room(
    sections={"借りた道具": _loans, "貸している道具": _kept},
    covers=frozenset({"example_room.Loan.user", "example_room.Keeper.user"}),
    obstacles=_obstacles,
)
