"""Everything the hub holds on a person, as one JSON document."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from hub.accounts.me.rooms import rooms
from hub.mail.models import OutgoingMail

if TYPE_CHECKING:
    from hub.accounts.models import User

# Sections of the account itself. Secrets and hashes are left out: they would only open doors.
COVERED = frozenset(
    {
        "accounts.User_groups.user",
        "accounts.OneTimeCode.user",
        "accounts.MailLink.user",
        "wagtailcore.Revision.user",
        "wagtailcore.PageLogEntry.user",
        "assets.HubImage.uploaded_by_user",
        "assets.HubDocument.uploaded_by_user",
    }
)


def export(user: "User") -> dict[str, object]:
    """Return everything the hub holds on `user`, of every room."""
    document = {
        "made_at": timezone.now(),
        "account": _account(user),
        "letters_with_codes": _dates(user.one_time_codes, "issued_at", "expires_at", "used_at"),
        "links_sent": _dates(user.mail_links, "purpose", "email", "issued_at", "expires_at"),
        "emails_kept": _mails(user),
        "versions_saved": _versions(user),
        "actions_logged": _actions(user),
        "pictures_and_files_uploaded": _uploads(user),
    }
    for room in rooms:
        document |= {name: section(user) for name, section in room.sections.items()}
    return document | {"further_records": further_records(user)}


def _account(user: "User") -> dict[str, object]:
    from allauth.mfa.models import Authenticator

    return {
        "id": user.username,
        "name": user.display_name,
        "email": user.email,
        "language": user.language,
        "since": user.date_joined,
        "last_sign_in": user.last_login,
        "active": user.is_active,
        "has_password": user.has_usable_password(),
        "has_second_factor": Authenticator.objects.filter(user_id=user.pk).exists(),
        "roles_at_city_hall": list(user.groups.values_list("name", flat=True)),
    }


def _dates(rows: models.QuerySet, *names: str) -> list[dict[str, object]]:
    return list(rows.order_by("pk").values(*names))


def _mails(user: "User") -> list[dict[str, object]]:
    if not user.email:
        return []
    mails = OutgoingMail.objects.filter(recipient__iexact=user.email)
    return _dates(mails, "recipient", "subject", "body", "language", "created_at", "sent_at")


def _versions(user: "User") -> list[dict[str, object]]:
    from wagtail.models import Revision

    rows = Revision.objects.filter(user_id=user.pk)
    return _dates(rows, "object_str", "created_at")


def _actions(user: "User") -> list[dict[str, object]]:
    from wagtail.models import PageLogEntry

    rows = PageLogEntry.objects.filter(user_id=user.pk)
    return _dates(rows, "label", "action", "timestamp")


def _uploads(user: "User") -> list[dict[str, object]]:
    from hub.assets.models import HubDocument, HubImage

    found: list[dict[str, object]] = []
    for model in (HubImage, HubDocument):
        rows = model.objects.filter(uploaded_by_user_id=user.pk)
        found += _dates(rows, "title", "file", "created_at")
    return found


def links_to_people() -> "list[models.ForeignKey]":
    """Return every column of the hub that points to a person."""
    from hub.accounts.models import User

    relations = User._meta.get_fields(include_hidden=True)
    return [
        relation.field
        for relation in relations
        if relation.auto_created and not relation.concrete and relation.related_model
    ]


def label_of(link: "models.ForeignKey") -> str:
    return f"{link.model._meta.label}.{link.name}"


def further_records(user: "User") -> list[dict[str, object]]:
    """Return what no section mentions: that there is a record, its kind, and its dates.

    So a table that is new is never missing here, and what staff noted in it stays among staff.
    """
    covered = COVERED.union(*(room.covers for room in rooms))
    found = []
    for link in links_to_people():
        if label_of(link) in covered or link.many_to_many:
            continue
        rows = link.model._base_manager.filter(Q(**{link.attname: user.pk}))
        found += [
            {
                "record": str(link.model._meta.verbose_name),
                "number": row.pk,
                "as": str(link.verbose_name),
                "dates": _dates_of(row),
            }
            for row in rows.order_by("pk")
        ]
    return found


def _dates_of(row: models.Model) -> dict[str, date | datetime]:
    values = {column.name: getattr(row, column.attname) for column in row._meta.concrete_fields}
    return {name: value for name, value in values.items() if isinstance(value, date)}
