from django.core.management import BaseCommand

from hub.accounts.demo import PASSWORD
from hub.accounts.models import User


class Command(BaseCommand):
    help = "Name the demonstration accounts that exist here, and their password."
    requires_system_checks = []

    def handle(self, *args, **options):
        people = User.objects.demonstration().prefetch_related("groups").order_by("pk")
        if not people:
            self.stdout.write("There are no demonstration accounts.")
            return
        self.stdout.write(f"Demonstration accounts, password of all: {PASSWORD}")
        for person in people:
            roles = ", ".join(group.name for group in person.groups.all())
            self.stdout.write(f"  {person.username:<20} {person.display_name}  {roles}".rstrip())
