"""The demonstration's deputy: 代決 次郎 acts for 承認 花子, from today for a year."""

from datetime import timedelta

from django.utils import timezone

from hub.accounts.models import User
from hub.editorial.models import Deputy


def load() -> None:
    """Name the deputy unless one was named already; people's own changes stay."""
    people = User.objects.filter(is_demonstration=True)
    approver = people.filter(username="shonin").first()
    deputy = people.filter(username="dairi").first()
    if approver and deputy and not Deputy.objects.named_by(approver).exists():
        today = timezone.localdate()
        Deputy.objects.create(
            user=approver, deputy=deputy, starts_on=today, ends_on=today + timedelta(days=365)
        )
