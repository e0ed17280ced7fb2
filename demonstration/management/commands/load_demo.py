import io

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from wagtail.signal_handlers import disable_reference_index_auto_update

from demonstration.loader import Demonstration
from hub.pages.models import HubSettings


class Command(BaseCommand):
    help = "Load the demonstration content; what is there already stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--once",
            action="store_true",
            help="Leave a demonstration that was loaded to its end to whoever works in it now.",
        )

    def handle(self, *args, **options):
        if not settings.DEMONSTRATION_ALLOWED:
            raise CommandError("The demonstration is not for production.")
        hub = HubSettings.load()
        if options["once"] and hub.is_demonstration:
            return
        call_command("setup_hub")
        with disable_reference_index_auto_update():  # a task for each page that is saved
            Demonstration().load()
        call_command("setup_hub")
        call_command("rebuild_references_index", verbosity=0, stdout=io.StringIO())
        hub.is_demonstration = True
        hub.save(update_fields=["is_demonstration"])
        self.stdout.write("The demonstration is loaded.")
