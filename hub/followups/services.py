"""What is done with promises. One change = one transaction; no request here."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts.links import CODE_VALID_FOR, check_link_code, issue_link
from hub.accounts.models import MailLink
from hub.core.japanese.working_days import is_working_day
from hub.core.rules import Refused, require
from hub.editorial.people import desk_answer
from hub.followups import notifications
from hub.followups.addresses import asked, head
from hub.followups.kinds import kind_of
from hub.followups.models import Asking, FollowUp, Report
from hub.followups.permissions import answer_is_whole, may_answer, may_explain
from hub.followups.purposes import FOLLOW_UP, LINK_VALID_FOR
from hub.followups.schedule import Due, due_on
from hub.followups.workflow import State
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from hub.accounts.models import User

NO_KIND = _("Pages of this kind do not show promises.")


@transaction.atomic
def keep(followup: FollowUp, user: "User", about: str = "") -> FollowUp:
    """Keep a promise that the desk wrote down, or corrected.

    Args:
        about: what on the page it is about; "" leaves it as it is.

    Raises:
        Refused: `user` does not work at the desk, or the page shows no promises.
    """
    require(desk_answer(user))
    followup.page = followup.page.specific.source.page_ptr
    kind = kind_of(followup.page)
    if kind is None:
        raise Refused.because(NO_KIND)
    followup.kind, followup.about = kind.code, about or followup.about
    followup.email = mail_key(followup.email)
    before = FollowUp.objects.filter(pk=followup.pk).first()
    if before is not None and before.due != followup.due:
        _forget_delay(followup)
    followup.save()
    return followup


def _forget_delay(followup: FollowUp) -> None:
    followup.warned_on = followup.late_until = None
    followup.late_reason = ""


@transaction.atomic
def answer(
    pk: int,
    address: str,
    now: datetime,
    *,
    state: State,
    what_happened: str,
    due: date | None = None,
    evidence: str = "",
) -> FollowUp:
    """Whoever reads the mailbox `address` says what has become of a promise.

    Raises:
        Refused: it is another office's, the answer does not follow on how it stands, or a new
            day is missing or past.
    """
    followup = FollowUp.objects.locked(pk)
    require(may_answer(followup, address))
    return _answer(followup, now, None, state, what_happened, due, evidence)


@transaction.atomic
def answer_at_desk(
    pk: int,
    user: "User",
    now: datetime,
    *,
    state: State,
    what_happened: str,
    due: date | None = None,
    evidence: str = "",
) -> FollowUp:
    """The desk writes down what an office said by phone or on paper.

    Raises:
        Refused: `user` does not work at the desk, or as for `answer`.
    """
    require(desk_answer(user))
    followup = FollowUp.objects.locked(pk)
    return _answer(followup, now, user, state, what_happened, due, evidence)


def _answer(
    followup: FollowUp,
    now: datetime,
    typed_by: "User | None",
    state: State,
    what_happened: str,
    due: date | None,
    evidence: str,
) -> FollowUp:
    require(answer_is_whole(followup, state, due, timezone.localdate(now)))
    followup.state, followup.what_happened, followup.evidence = state, what_happened, evidence
    followup.asked_on = None
    if due is not None and followup.is_open:
        followup.due = due
    _forget_delay(followup)
    followup.save()
    Report.objects.create(
        followup=followup,
        state=state,
        what_happened=what_happened,
        evidence=evidence,
        due=followup.due,
        typed_by=typed_by,
        at=now,
    )
    return followup


@transaction.atomic
def explain(pk: int, address: str, today: date, *, reason: str, new_day: date) -> FollowUp:
    """The head says in a sentence why a promise is late, and until when it is kept.

    Raises:
        Refused: `address` is not the head's, the promise is not late, or the day is past.
    """
    followup = FollowUp.objects.locked(pk)
    require(may_explain(followup, address))
    if new_day <= today:
        raise Refused.because(_("Please name a day to come."))
    followup.late_reason, followup.late_until = reason, new_day
    followup.save(update_fields=["late_reason", "late_until"])
    return followup


def ask_all(now: datetime) -> int:
    """Ask about what is due, each mailbox in one mail a day; return how many mails were written.

    City hall is asked on working days. A second time on the same day nobody is asked again.
    """
    today = timezone.localdate(now)
    if not is_working_day(today):
        return 0
    by_address: dict[str, list[tuple[int, Due]]] = defaultdict(list)
    for followup in FollowUp.objects.may_be_due(today).with_names().prefetch_related("askings"):
        known = {(asking.address, asking.reason) for asking in followup.askings.all()}
        for due in due_on(followup, today):
            addresses = [head(followup)] if due.is_for_head else asked(followup)
            for address in filter(None, addresses):
                if (address, due.reason) not in known:
                    by_address[address].append((followup.pk, due))
    return sum(_ask(address, dues, now) for address, dues in sorted(by_address.items()))


@transaction.atomic
def _ask(address: str, dues: Iterable[tuple[int, Due]], now: datetime) -> bool:
    """Write one mail about all that a mailbox is asked; return whether there was any."""
    today = timezone.localdate(now)
    to_answer: list[FollowUp] = []
    late: list[FollowUp] = []
    for pk, due in dues:
        followup = FollowUp.objects.locked(pk)
        _asking, is_new = Asking.objects.get_or_create(
            followup=followup, reason=due.reason, address=address, defaults={"at": now}
        )
        if not is_new:
            continue
        column = "warned_on" if due.is_for_head else "asked_on"
        setattr(followup, column, today)
        followup.save(update_fields=[column])
        (late if due.is_for_head else to_answer).append(followup)
    if not to_answer and not late:
        return False
    issued = issue_link(
        purpose=FOLLOW_UP,
        email=address,
        subject=f"follow-ups {today}",
        valid_for=LINK_VALID_FOR,
        with_code=True,
    )
    notifications.ask(address, issued, to_answer, late, today)
    return True


@transaction.atomic
def send_digits(address: str, now: datetime) -> None:
    """Mail six digits to who has something to answer; whoever asks cannot tell whether."""
    address = mail_key(address)
    if not FollowUp.objects.asked_of(address).exists():
        return
    issued = issue_link(
        purpose=FOLLOW_UP,
        email=address,
        subject="follow-ups digits",
        valid_for=CODE_VALID_FOR,
        with_code=True,
    )
    notifications.digits(address, issued)


def token_by_digits(address: str, typed: str) -> str:
    """Return the token of a link to the promises of a mailbox, if `typed` are the six digits of
    one of its latest two mails; else "".
    """
    address = mail_key(address)
    links = MailLink.objects.filter(purpose=FOLLOW_UP, email=address).with_code().order_by("-pk")
    found = any(check_link_code(link.pk, typed, FOLLOW_UP) for link in links[:2])
    if not found:
        return ""
    issued = issue_link(
        purpose=FOLLOW_UP, email=address, subject="follow-ups typed", valid_for=CODE_VALID_FOR
    )
    return issued.token
