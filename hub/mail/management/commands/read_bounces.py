"""Reads mails that came back: a whole Maildir, or one mail on standard input."""

import mailbox
import sys
from argparse import ArgumentParser
from email import message_from_binary_file, policy
from email.message import Message
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.mail.undelivered import mail_returned_by, note_undelivered

MAX_AT_ONCE = 500


class Command(BaseCommand):
    help = (
        "Reads mails that came back. What is understood is deleted from the Maildir, all else is "
        "marked as read and stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "maildir",
            nargs="?",
            default=settings.BOUNCES_MAILDIR,
            help="a folder with new/ and cur/ (BOUNCES_MAILDIR), or - for standard input",
        )

    def handle(self, *args, maildir: str, **options) -> None:
        if not maildir:
            return
        if maildir == "-":
            known = self.read(message_from_binary_file(sys.stdin.buffer, policy=policy.compat32))
        elif (Path(maildir) / "new").is_dir():
            known = self.read_new(mailbox.Maildir(maildir, create=False))
        else:
            raise CommandError(f"{maildir} is no Maildir: it has no folder new/.")
        if options["verbosity"] > 1:
            self.stdout.write(f"undelivered: {known}")

    def read(self, message: Message) -> bool:
        mail = mail_returned_by(message)
        return mail is not None and note_undelivered(mail)

    def read_new(self, box: mailbox.Maildir) -> int:
        """Read what is new; return how many of our mails were undelivered."""
        known = 0
        new = [key for key, message in box.iteritems() if message.get_subdir() == "new"]
        for key in new[:MAX_AT_ONCE]:
            message = box[key]
            if mail := mail_returned_by(message):
                known += note_undelivered(mail)
                box.remove(key)
            else:
                message.set_subdir("cur")
                message.add_flag("S")
                box[key] = message
        return known
