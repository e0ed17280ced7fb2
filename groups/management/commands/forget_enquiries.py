"""`manage.py forget_enquiries`: forget what no one confirmed, and who wrote long ago."""

from django.core.management.base import BaseCommand

from groups.enquiries.services import forget_old


class Command(BaseCommand):
    help = "Forget enquiries that nobody confirmed and the senders of old ones."

    def handle(self, *args, **options) -> None:
        unconfirmed, senders = forget_old()
        if options["verbosity"]:
            self.stdout.write(f"{unconfirmed} unconfirmed enquiries, {senders} senders forgotten.")
