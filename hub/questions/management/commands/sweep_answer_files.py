from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.questions.files import sweep


class Command(BaseCommand):
    help = "Delete files of answers whose rows are gone: a process that died left them behind."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Deleted: {sweep(timezone.now())}")
