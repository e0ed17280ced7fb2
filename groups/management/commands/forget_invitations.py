from django.core.management import BaseCommand

from groups.models import Invitation


class Command(BaseCommand):
    help = "Delete invitations that were answered, withdrawn or too old 90 days ago."

    def handle(self, *args, **options):
        count = Invitation.objects.forget_old()
        if options["verbosity"]:
            self.stdout.write(f"deleted {count}")
