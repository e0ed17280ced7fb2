from django.core.management import BaseCommand, call_command
from django.db import connection

from demonstration.assets import Drawings, wanted_pictures
from hub.pages.demo_registry import page_specs


class Command(BaseCommand):
    help = "Prepare this version to be served: catalogues, database, settings, static files."
    # The catalogues come first: without them some of our addresses do not exist.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--demonstration", action="store_true", help="And the demonstration, once."
        )

    def handle(self, *args, **options):
        verbosity = options["verbosity"]
        call_command("compile_catalogues", verbosity=verbosity)
        with Drawings() as drawings:
            if options["demonstration"] and not connection.introspection.table_names():
                # An empty database is filled on one core: the other one draws meanwhile.
                drawings.order(wanted_pictures([spec.values for spec in page_specs()]))
            call_command("migrate", interactive=False, verbosity=verbosity - 1)
            call_command("setup_hub", verbosity=verbosity)
            call_command("collectstatic", interactive=False, verbosity=verbosity - 1)
            if options["demonstration"]:
                call_command("load_demo", once=True, drawings=drawings)
        call_command("write_proxy_pages", verbosity=verbosity - 1)
