from django.core.management.base import BaseCommand
from django.utils import timezone

from events.demo.moving import move_on
from hub.pages.models import HubSettings


class Command(BaseCommand):
    help = "Moves past days of the demonstration's events ahead; does nothing in a city's own hub."

    def handle(self, *args, **options):
        if HubSettings.load().is_demonstration:
            move_on(timezone.now())
