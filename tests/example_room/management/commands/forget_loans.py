from datetime import timedelta

from django.core.management import BaseCommand
from django.utils import timezone

from tests.example_room.models import Loan


class Command(BaseCommand):
    help = "Forget who had a tool that was returned a year ago."

    def handle(self, *args, **options) -> None:
        year_ago = timezone.now() - timedelta(days=365)
        Loan.objects.filter(returned_at__lt=year_ago).delete()
