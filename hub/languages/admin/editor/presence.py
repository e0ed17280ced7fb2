"""Who else is in the same translation now. Wagtail's editing sessions, kept by our own view."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page

from hub.accounts.models import User

# The editor says every half minute that it is open; without script only each load says so.
PRESENT = timedelta(minutes=10)


def note_presence(page: Page, user: User) -> None:
    """Note that `user` has the translation `page` open."""
    kind = ContentType.objects.get_for_model(Page)
    mine = EditingSession.objects.filter(content_type=kind, object_id=str(page.pk), user=user)
    now = timezone.now()
    if not mine.update(last_seen_at=now):
        EditingSession.cleanup()
        EditingSession.objects.create(
            content_type=kind, object_id=str(page.pk), user=user, last_seen_at=now, is_editing=True
        )


def others_in(page: Page, user: User) -> list[User]:
    """Return who else has the translation `page` open, by name."""
    sessions = EditingSession.objects.filter(
        content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        last_seen_at__gte=timezone.now() - PRESENT,
    ).exclude(user=user)
    people = {session.user for session in sessions.select_related("user")}
    return sorted(people, key=str)
