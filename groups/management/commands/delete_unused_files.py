from django.core.management import BaseCommand

from groups.retention.files import delete_unused_pictures


class Command(BaseCommand):
    help = "Delete pictures that groups dropped from their drafts and never published."

    def handle(self, *args, **options):
        count = delete_unused_pictures()
        if options["verbosity"]:
            self.stdout.write(f"deleted {count}")
