from django.core.management.base import BaseCommand

from hub.accounts.attempts import forget_old_attempts
from hub.accounts.models import SecurityEvent
from hub.accounts.sessions import forget_ended_sessions


class Command(BaseCommand):
    help = "Forget old tries at passwords, ended sessions, and security events of a year ago."

    def handle(self, *args, **options):
        self.stdout.write(
            f"Forgotten: {forget_old_attempts()} tries, {forget_ended_sessions()} sessions, "
            f"{SecurityEvent.objects.forget_old()} security events."
        )
