import io

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from demonstration.loader import Demonstration
from hub.pages.models import HubSettings

# What Wagtail queues for each page that is saved.
INDEXING = (
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
)


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
        Demonstration().load()
        call_command("setup_hub")
        self.index_at_once()
        hub.is_demonstration = True
        hub.save(update_fields=["is_demonstration"])
        self.stdout.write("The demonstration is loaded.")

    def index_at_once(self) -> None:
        """Do in two rounds what thousands of queued tasks would keep the worker busy with."""
        waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
        waiting.filter(task_path__in=INDEXING).delete()
        call_command("update_index", verbosity=0, stdout=io.StringIO())
        call_command("rebuild_references_index", verbosity=0, stdout=io.StringIO())
