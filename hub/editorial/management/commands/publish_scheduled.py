from django.core.management.base import BaseCommand

from hub.editorial.scheduling import publish_due, unpublish_expired


class Command(BaseCommand):
    help = "Publish and unpublish what is due, in the place of Wagtail's command of this name."

    def handle(self, *args, **options) -> None:
        unpublished, published = unpublish_expired(), publish_due()
        if options["verbosity"] > 1:
            self.stdout.write(f"unpublished {unpublished}, published {published}")
