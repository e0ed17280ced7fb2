from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand

from hub.core.backup.archive import make
from hub.core.backup.keeping import PATTERN, surplus


class Command(BaseCommand):
    help = "Copy database, uploads and key into one sealed file, check it, and thin out old ones."

    def handle(self, *args, **options) -> None:
        started = monotonic()
        folder = Path(settings.BACKUP_DIR)
        path = make(folder)
        old = surplus(
            folder.glob(PATTERN),
            datetime.now(UTC),
            settings.BACKUP_KEEP_DAYS,
            settings.BACKUP_KEEP_WEEKS,
        )
        for surplus_path in old:
            surplus_path.unlink()
        if options["verbosity"] > 0:
            size = path.stat().st_size / 1_000_000
            seconds = monotonic() - started
            self.stdout.write(
                f"{path} ({size:.1f} MB, {seconds:.1f} s), {len(old)} old ones deleted"
            )
