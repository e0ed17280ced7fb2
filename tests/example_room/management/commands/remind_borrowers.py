from django.core.management import BaseCommand

from tests.example_room.services import remind


class Command(BaseCommand):
    help = "Remind those who have a tool too long, once."

    def handle(self, *args, **options) -> None:
        remind()
