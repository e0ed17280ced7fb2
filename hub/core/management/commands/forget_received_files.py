from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.core.models import ReceivedFile
from hub.core.quota import HOUR


class Command(BaseCommand):
    help = "Forget who sent files more than an hour ago."

    def handle(self, *args, **options) -> None:
        number, _models = ReceivedFile.objects.filter(at__lte=timezone.now() - HOUR).delete()
        if options["verbosity"] > 1:
            self.stdout.write(f"forgotten {number}")
