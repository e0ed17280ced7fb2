"""The desk's queue of the demonstration: what 協働 みどり entered for groups and no one has decided yet."""

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.utils import timezone

from groups.models import GroupPage
from groups.portal import PORTAL
from hub.forms.drafts import save_step
from hub.forms.models import Draft
from hub.submissions.models import DeskEntry, Submission
from hub.submissions.sending import submit
from hub.submissions.versions import drafted_values

if TYPE_CHECKING:
    from hub.accounts.models import User

DESK = "kyodo"
# path of the group → (step, values, note of the call)
TYPED: dict[str, tuple[str, dict[str, object], str]] = {
    "groups/uchihara-satoyama": (
        "activity",
        {"fee": "年1,000円（高校生まで無料）"},
        "会計の方から電話。4月から会費を改めるとのこと。",
    ),
    "groups/hanagokoro": (
        "joining",
        {"how_to_join": "はじめての方は、前の日までに 029-000-0123 へお電話ください。"},
        "代表の方から電話。申込み方法を電話に変えるとのこと。",
    ),
}


def load(demo) -> None:
    """Type what waits; groups of which anything was ever sent are left alone."""
    user = get_user_model().objects.get(username=DESK)
    for path, (step, values, call_note) in TYPED.items():
        group = demo.page(path)
        if not Submission.objects.filter(page=group).exists():
            _type(group, user, step, values, call_note)


def _type(
    group: GroupPage, user: "User", step: str, values: dict[str, object], call_note: str
) -> None:
    entry = DeskEntry.objects.create(page=group, user=user)
    form = PORTAL.step_of[step](drafted_values(group))
    save_step(PORTAL, group, user, step, form.current | values, form.fingerprint)
    version = Draft.objects.of(PORTAL, group).get().version
    submit(group, user, version, typed_at_desk=True, call_note=call_note)
    entry.ended_at = timezone.now()
    entry.save(update_fields=["ended_at"])
