from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from hub.core.rules import Refused
from hub.disaster.services import press_without_database
from hub.disaster.shelf import own_shelf
from hub.disaster.states import Action


class Command(BaseCommand):
    help = (
        "Put the prepared light page on top of the hub on this machine, or take it away, without "
        "the database; it is recorded when the database is back."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("action", choices=Action.values)
        parser.add_argument("--by", required=True, help="the account of who presses")
        parser.add_argument("--words", default="", help="a message for today, in Japanese")

    def handle(self, *args, action, by, words, **options):
        said = {settings.LANGUAGE_CODE: words} if words else {}
        try:
            state = press_without_database(own_shelf(), action, by, said)
        except Refused as refused:
            raise CommandError(refused.answer.reason) from refused
        until = f" until {timezone.localtime(state.until):%Y-%m-%d %H:%M}" if state.until else ""
        self.stdout.write(f"{Action(action).label}{until}")
