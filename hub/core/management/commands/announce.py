import os
import time
import urllib.request
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

PATIENCE = 120  # seconds


class Command(BaseCommand):
    help = "Wait until the hub is ready, then say where it is and who may sign in."
    requires_system_checks = []

    def handle(self, *args, **options):
        parent = os.getppid()
        host = os.environ.get("HOST", "127.0.0.1").replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        address = f"http://{host}:{os.environ.get('PORT', '8000')}/healthz"
        deadline = time.monotonic() + PATIENCE
        while not self.ready(address):
            if os.getppid() != parent:  # the hub has been stopped
                return
            if time.monotonic() > deadline:
                raise CommandError(f"The hub does not answer at {address}.")
            time.sleep(0.3)
        base = settings.BASE_URL
        self.stdout.write(
            f"\nThe hub is ready: {base}/\n"
            f"For city hall:    {base}/{settings.ADMIN_PATH}/\n"
            f"For groups:       {base}/mypage/\n\n"
        )
        call_command("demo_accounts", stdout=self.stdout)
        self.stdout.write("\nCtrl-C stops everything.\n")

    @staticmethod
    def ready(address: str) -> bool:
        host = urlsplit(settings.BASE_URL).netloc  # the one that ALLOWED_HOSTS surely has
        request = urllib.request.Request(address, headers={"Host": host})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
                return response.status == 200
        except OSError:
            return False
