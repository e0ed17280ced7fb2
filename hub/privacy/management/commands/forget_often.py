from django.core.management.base import BaseCommand, CommandError

from hub.core.retention import all_terms
from hub.privacy.services import forget


class Command(BaseCommand):
    help = "Forget what may be kept for minutes only (for the clock, each minute)."

    def handle(self, *args, **options) -> None:
        results = forget(term for term in all_terms().values() if term.is_often)
        if failed := [result.term.key for result in results if result.failures]:
            raise CommandError(f"These terms failed: {', '.join(failed)}")
