from django.core.management import BaseCommand

from groups.mistakes.services import forget_old


class Command(BaseCommand):
    help = "Forget what readers wrote of mistakes that were settled a year ago."

    def handle(self, *args, **options):
        count = forget_old()
        if options["verbosity"]:
            self.stdout.write(f"forgotten {count}")
