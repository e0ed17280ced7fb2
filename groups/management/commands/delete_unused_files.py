from django.core.management import BaseCommand

from groups.retention.files import delete_unused


class Command(BaseCommand):
    help = "Delete pictures and documents that groups dropped from drafts and never published."

    def handle(self, *args, **options):
        count = delete_unused()
        if options["verbosity"]:
            self.stdout.write(f"deleted {count}")
