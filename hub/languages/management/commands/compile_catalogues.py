from django.conf import settings
from django.core.management import BaseCommand

from hub.languages.catalogues import (
    catalogue_files,
    compile_catalogue,
    forget_read_catalogues,
)


class Command(BaseCommand):
    help = "Compile the interface's catalogues (.po to .mo); msgfmt is not needed."
    requires_system_checks = []

    def handle(self, *args, **options):
        written = [source for source in catalogue_files() if compile_catalogue(source)]
        if written:
            forget_read_catalogues()
        for source in written:
            self.stdout.write(f"compiled {source.relative_to(settings.BASE_DIR)}")
