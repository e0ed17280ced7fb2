from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from core.demo.loader import Demonstration


class Command(BaseCommand):
    help = "Load the demonstration content; what is there already stays as it is."

    def handle(self, *args, **options):
        if not settings.DEMONSTRATION_ALLOWED:
            raise CommandError("The demonstration is not for production.")
        call_command("setup_hub")
        Demonstration().load()
        call_command("setup_hub")
        self.stdout.write("The demonstration is loaded.")
