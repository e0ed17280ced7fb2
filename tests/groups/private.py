"""What of a group must appear nowhere in public."""

from groups.models import GroupPage
from groups.privacy import PUBLIC_CHOICES


def private_values(group: GroupPage) -> list[str]:
    """Return the values of `group` that must appear nowhere in public."""
    source = group.source
    return [
        str(value)
        for field, choice in PUBLIC_CHOICES.items()
        if (value := getattr(source, field)) not in ("", None) and not getattr(source, choice)
    ]
