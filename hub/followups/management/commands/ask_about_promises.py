from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.followups.services import ask_all


class Command(BaseCommand):
    help = "Asks offices what has become of their promises, and warns heads of what is late."

    def handle(self, *args, **options) -> None:
        ask_all(timezone.now())
