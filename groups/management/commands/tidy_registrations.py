from django.core.management.base import BaseCommand

from groups.registration.reminders import tidy
from hub.accounts.links import forget_old_links


class Command(BaseCommand):
    help = "Reminds of registrations that nobody goes on with, removes old ones and old links."

    def handle(self, *args, **options) -> None:
        reminded, removed = tidy()
        links = forget_old_links()
        self.stdout.write(f"{reminded} reminded, {removed} removed, {links} old links forgotten")
