from django.core.management.base import BaseCommand
from django.utils import timezone

from hub.occurrences.pages import pages_with_dates
from hub.occurrences.services.reconciling import reconcile_all


class Command(BaseCommand):
    help = "Makes the dates of all series as far ahead as dates are shown."

    def handle(self, *args, **options):
        for pages in pages_with_dates():
            reconcile_all(pages.iterator(chunk_size=100), timezone.now())
