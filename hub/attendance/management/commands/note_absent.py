from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.attendance.querysets import sheets_to_close
from hub.attendance.services import note_absent


class Command(BaseCommand):
    help = "Notes who did not come, where it was noted who came."

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        for key in sheets_to_close(now).values_list("pk", flat=True):
            note_absent(key, now)
