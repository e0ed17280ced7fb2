from django.core.management.base import BaseCommand
from django.utils import timezone

from events.trainings.services import settle


class Command(BaseCommand):
    help = (
        "Gives certificates to who came to a course often enough, and notes who has been trained."
    )

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{settle(timezone.now())} new certificates")
