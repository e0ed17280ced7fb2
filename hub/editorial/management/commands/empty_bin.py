from django.core.management import BaseCommand

from hub.editorial.bin import empty_bin


class Command(BaseCommand):
    help = "Delete for good the pages that have lain in the bin for their time."

    def handle(self, *args, **options):
        emptied = empty_bin()
        if options["verbosity"]:
            self.stdout.write(f"{emptied} pages deleted for good")
