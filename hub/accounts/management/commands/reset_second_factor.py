from django.core.management.base import BaseCommand, CommandError

from hub.accounts.models import User
from hub.accounts.services import reset_second_factor


class Command(BaseCommand):
    help = "Remove a person's second factor, when phone and recovery codes are both lost."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username: str, **options):
        user = User.objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"Nobody has the name {username}.")
        reset_second_factor(user)
        self.stdout.write(f"{user.username} can set up a new second factor at the next sign-in.")
