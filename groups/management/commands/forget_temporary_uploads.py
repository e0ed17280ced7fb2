from django.core.management import BaseCommand

from groups.models import TemporaryUpload


class Command(BaseCommand):
    help = "Delete files that were kept for an hour after their session ended."

    def handle(self, *args, **options):
        TemporaryUpload.objects.forget_old()
