from django.core.management import BaseCommand
from django.db import transaction

from hub.core.rooms import modules_named


class Command(BaseCommand):
    help = "Make languages, first pages, roles, permissions and workflows, again and again alike."

    @transaction.atomic
    def handle(self, *args, **options):
        rooms = list(modules_named("setup"))
        # Twice: roles and workflows hold on pages that a later room makes.
        for room in [*rooms, *rooms]:
            room.run()
