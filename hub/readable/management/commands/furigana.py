"""Reads Japanese lines from standard input and prints them with their readings."""

import sys

from django.core.management.base import BaseCommand

from hub.readable.furigana.reader import Reader
from hub.readable.furigana.segments import bracketed


class Command(BaseCommand):
    help = "Prints each line of standard input with readings: 申[もう]し込[こ]み."
    requires_system_checks = []

    def handle(self, *args, **options) -> None:
        reader = Reader()
        for line in sys.stdin:
            self.stdout.write(bracketed(reader.segments(line.rstrip("\n"))))
