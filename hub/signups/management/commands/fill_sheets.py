from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.signups.models import Sheet
from hub.signups.services import fill


class Command(BaseCommand):
    help = "Opens and closes sign-up sheets, and passes on places that nobody took."

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        for key in Sheet.objects.due(now).values_list("pk", flat=True):
            fill(key, now)
