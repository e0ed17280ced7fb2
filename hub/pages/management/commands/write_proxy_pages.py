from django.conf import settings
from django.core.management import BaseCommand

from hub.pages.proxy_pages import write_proxy_pages


class Command(BaseCommand):
    help = "Write what the proxy shows where the hub cannot answer, with today's name and phone."
    # `release` calls it; what must be in order then has been looked at.
    requires_system_checks = []

    def handle(self, *args, **options):
        written = write_proxy_pages(settings.PROXY_PAGES_DIR)
        if options["verbosity"]:
            self.stdout.write(f"{written} pages for the proxy in {settings.PROXY_PAGES_DIR}")
