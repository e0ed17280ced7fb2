from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.test import override_settings

from hub.core.requests import Utf8Handler
from hub.page_files.exporting import Export


class Command(BaseCommand):
    help = (
        "Write a static copy of all public pages, with their styles and files, into a folder that "
        "any web server can show. Forms and searches in it lead to the hub itself."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="a new or empty folder")

    def handle(self, *args, folder, **options):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is not an empty folder.")
        with override_settings(MEDIA_ACCEL_PREFIX=""):  # no nginx stands before us here
            export = Export(Utf8Handler(), folder)
            written = export.write()
        for address, status in sorted(export.failed.items()):
            self.stderr.write(f"{address} answers {status}")
        self.stdout.write(f"{written} files in {folder}")
