from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from hub.accounts.models import User


class Command(BaseCommand):
    help = "Remove a person's second factor, when phone and recovery codes are both lost."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username: str, **options):
        user = User.objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"Nobody has the name {username}.")
        Authenticator.objects.filter(user=user).delete()
        self.stdout.write(f"{user.username} can set up a new second factor at the next sign-in.")
