import gc
from concurrent.futures import ThreadPoolExecutor

from django.core.management import BaseCommand, call_command


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
        gc.freeze()  # what is loaded stays: no need to look through it again and again
        call_command("compile_catalogues", verbosity=verbosity)
        with ThreadPoolExecutor() as beside:
            # Mostly compression, which leaves the interpreter to the database's part.
            static = beside.submit(
                call_command, "collectstatic", interactive=False, verbosity=verbosity - 1
            )
            call_command("migrate", interactive=False, verbosity=verbosity - 1)
            call_command("setup_hub", verbosity=verbosity)
            if options["demonstration"]:
                call_command("load_demo", once=True)
            static.result()
        call_command("write_proxy_pages", verbosity=verbosity - 1)
