from importlib import import_module, util

from django.apps import apps
from django.core.management import BaseCommand
from django.db import transaction


class Command(BaseCommand):
    help = "Make languages, first pages, roles, permissions and workflows, again and again alike."

    @transaction.atomic
    def handle(self, *args, **options):
        rooms = [
            import_module(f"{config.name}.setup")
            for config in apps.get_app_configs()
            if util.find_spec(f"{config.name}.setup") and "site-packages" not in config.path
        ]
        # Twice: roles and workflows hold on pages that a later room makes.
        for room in [*rooms, *rooms]:
            room.run()
