"""Which sheets and sign-ups are asked for."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from hub.mail.models import OutgoingMail
from hub.occurrences.models import Occurrence
from hub.signups.workflow import LISTED, SEATED, State, Step

if TYPE_CHECKING:
    from hub.signups.models import Sheet

# An unconfirmed sign-up keeps its places so long: while others wait, and else.
HOLD_WHILE_OTHERS_WAIT = timedelta(minutes=30)
HOLD = timedelta(hours=24)


class SheetQuerySet(models.QuerySet["Sheet"]):
    def for_guests(self) -> Self:
        """Sheets of those who take part; of a date there is one at most."""
        return self.filter(role="")

    def for_helpers(self) -> Self:
        return self.exclude(role="")

    def ended_before(self, before: datetime) -> Self:
        """Sheets whose last date ended before a moment."""
        later = Occurrence.objects.filter(
            page=OuterRef("date__page"),
            starts_at__gte=OuterRef("date__starts_at"),
            ends_at__gte=before,
        )
        single = Q(for_all_dates=False, date__ends_at__lt=before)
        return self.filter(single | Q(~Exists(later), for_all_dates=True))

    def of_dates(self, dates: Iterable[Occurrence]) -> Self:
        """Sheets that are for one of `dates`: its own, and those of the course that it is of."""
        own = Q()
        for row in dates:
            own |= Q(date_id=row.pk) | Q(
                for_all_dates=True, date__page_id=row.page_id, date__starts_at__lte=row.starts_at
            )
        return self.filter(own).order_by("pk") if own else self.none()

    def locked(self, pk: int) -> "Sheet":
        """Return the sheet, and let nobody else change it or its sign-ups before the commit."""
        rows = self.select_for_update(of=("self",)).select_related("date__page")
        return rows.get(pk=pk)

    def due(self, now: datetime) -> Self:
        """Sheets on which time has changed something: an offer is over, it opens, it closes."""
        closing = Coalesce("closes_at", F("date__starts_at"))
        offer_is_over = Q(signups__state=State.OFFERED, signups__offered_until__lte=now)
        no_guardian_agreed = Q(
            signups__state=State.NEEDS_GUARDIAN, signups__guardian_until__lte=now
        )
        is_held_long = Q(signups__holds=True, signups__created_at__lte=now - HOLD_WHILE_OTHERS_WAIT)
        opens = Q(step=Step.SOON, opens_at__lte=now)
        closes = ~Q(step=Step.CLOSED) & Q(closing__lte=now)
        return (
            self.alias(closing=closing)
            .filter(offer_is_over | no_guardian_agreed | is_held_long | opens | closes)
            .distinct()
            .order_by("pk")
        )


class SignUpQuerySet(models.QuerySet):
    def listed(self) -> Self:
        """Those who take part, are offered a place, or wait."""
        return self.filter(state__in=LISTED)

    def waiting(self) -> Self:
        """Those who wait, the first one first."""
        return self.filter(state=State.WAITING).order_by("queue_number", "pk")

    def last_queue_number(self) -> int:
        """Return the number of who came last of all that ever waited, 0 if nobody did."""
        return self.aggregate(last=Max("queue_number"))["last"] or 0

    def taking_places(self) -> Self:
        """Those for whom places are kept."""
        return self.filter(
            Q(state__in=SEATED | {State.OFFERED, State.NEEDS_GUARDIAN})
            | Q(state=State.UNCONFIRMED, holds=True)
        )

    def held(self) -> Self:
        """Those who keep a place without having shown that they read their mail."""
        return self.filter(state=State.UNCONFIRMED, holds=True)

    def places(self) -> int:
        """Return how many places these take."""
        return self.aggregate(places=Sum("party_size"))["places"] or 0

    def to_remind_guardians(self) -> Self:
        """Those whose guardians were asked by mail, and have not answered."""
        asked = self.filter(state=State.NEEDS_GUARDIAN).exclude(guardian_email="")
        return asked.select_related("sheet__date__page").order_by("pk")

    def of_address(self, address: str) -> Self:
        """Those that somebody made with a mailbox (a `mail_key`), the next date first."""
        rows = self.filter(email=address).exclude(email="").select_related("sheet__date__page")
        return rows.order_by("sheet__date__starts_at", "pk")

    def of_guardian(self, address: str) -> Self:
        """Those of children whose guardian reads a mailbox (a `mail_key`)."""
        rows = self.filter(guardian_email=address).exclude(guardian_email="")
        return rows.select_related("sheet__date__page").order_by("sheet__date__starts_at", "pk")

    def unreached(self, now: datetime) -> Self:
        """Those on a sheet of a date to come whom a mail written since they came did not reach."""
        mails = OutgoingMail.objects.undelivered().order_by()
        lost = mails.filter(recipient=OuterRef("email"), created_at__gte=OuterRef("created_at"))
        coming = self.filter(
            state__in=LISTED | {State.UNCONFIRMED},
            sheet__date__ends_at__gt=now,
        ).exclude(email="")
        return coming.filter(Exists(lost))

    def unconfirmed_since(self, before: datetime) -> Self:
        """Those that nobody confirmed, made before a moment."""
        return self.filter(state=State.UNCONFIRMED, created_at__lt=before)

    def with_names_since(self, before: datetime) -> Self:
        """Those that still name somebody, and whose date ended before a moment."""
        nobody = Q(
            name="",
            name_kana="",
            email="",
            phone="",
            hashed_network="",
            needs=[],
            answers={},
            reason="",
        )
        nobody &= Q(age=None, guardian_email="")
        over = self._sheets().ended_before(before).order_by().values("pk")
        return self.filter(sheet__in=over).exclude(nobody & Q(typed_by=None))

    def _sheets(self) -> SheetQuerySet:
        return SheetQuerySet(self.model._meta.get_field("sheet").related_model)
