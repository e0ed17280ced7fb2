from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.pages.models import HubSettings
from news.demo import moving_slugs
from news.demo.moving import move_deadlines_on


class Command(BaseCommand):
    help = (
        "Moves past deadlines of the demonstration's news ahead; does nothing in a city's own hub."
    )

    def handle(self, *args, **options):
        if HubSettings.load().is_demonstration:
            move_deadlines_on(moving_slugs(), timezone.localdate())
