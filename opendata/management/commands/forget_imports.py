from django.core.management.base import BaseCommand

from opendata.models import ImportFile


class Command(BaseCommand):
    help = "Delete uploaded tables that nobody came back for within a day."

    def handle(self, *args, **options) -> None:
        count = ImportFile.objects.forget_old()
        if options["verbosity"]:
            self.stdout.write(f"{count} deleted")
