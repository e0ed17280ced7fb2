import logging

from django.core.management.base import BaseCommand

from hub.editorial.scheduling import overdue

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Look for pages that were approved for a date that is past and are not public."

    def handle(self, *args, **options) -> None:
        found = overdue()
        for page, date in found:
            logger.error("Page %s should be public since %s.", page.pk, date)
        if options["verbosity"] > 0:
            self.stdout.write(f"overdue {len(found)}")
