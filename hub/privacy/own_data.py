"""What the records of privacy hold on a person (see `hub.accounts.me`)."""

from typing import TYPE_CHECKING

from hub.accounts.me.rooms import Room
from hub.privacy.models import Consent, Hold, PrivateAccess
from hub.privacy.services.holds import HELD

if TYPE_CHECKING:
    from hub.accounts.models import User


def _consents(user: "User") -> list[dict[str, object]]:
    names = ("label", "kind", "text", "language", "given_at", "withdrawn_at")
    return list(Consent.objects.filter(person=user).order_by("pk").values(*names))


def _seen(user: "User") -> list[dict[str, object]]:
    accesses = PrivateAccess.objects.filter(person=user).prefetch_related("accessed")
    return [
        {
            "at": access.at,
            "how": access.kind,
            "where": access.where_label,
            "of": [row.label for row in access.accessed.all()],
            "why": access.why,
        }
        for access in accesses
    ]


def _obstacles(user: "User") -> list[str]:
    return [str(HELD)] if Hold.objects.active().on(user).exists() else []


ROOM = Room(
    sections={"consents": _consents, "private_data_seen": _seen},
    covers=frozenset({"privacy.Consent.person", "privacy.PrivateAccess.person"}),
    obstacles=_obstacles,
)
