"""The demonstration's switches, and its deputy: 代決 次郎 acts for 承認 花子 for a year."""

from datetime import timedelta

from django.utils import timezone

from hub.accounts.models import User
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.core.parts import all_parts
from hub.editorial.models import Deputy
from hub.pages.models import HubSettings


def load() -> None:
    """What people changed in the demonstration stays."""
    if not HubSettings.load().is_demonstration:  # it is loaded for the first time
        _set_switches()
    _name_deputy()


def _set_switches() -> None:
    for name, part in all_parts().items():
        Switch.objects.filter(part=name).update(state=part.demonstrated)
    changed(Switch)


def _name_deputy() -> None:
    people = User.objects.filter(is_demonstration=True)
    approver = people.filter(username="shonin").first()
    deputy = people.filter(username="dairi").first()
    if approver and deputy and not Deputy.objects.named_by(approver).exists():
        today = timezone.localdate()
        Deputy.objects.create(
            user=approver, deputy=deputy, starts_on=today, ends_on=today + timedelta(days=365)
        )
