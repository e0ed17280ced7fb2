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
        call_command("compile_catalogues", verbosity=verbosity)
        call_command("migrate", interactive=False, verbosity=verbosity - 1)
        call_command("setup_hub", verbosity=verbosity)
        call_command("collectstatic", interactive=False, verbosity=verbosity - 1)
        if options["demonstration"]:
            call_command("load_demo", once=True)
        call_command("write_proxy_pages", verbosity=verbosity - 1)
