import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from hub.core import deletions
from hub.core.backup import archive, databases


class Command(BaseCommand):
    help = (
        "Put a backup in the place of database and uploads. Stop web, worker and clock before."
        " It may be run again from its beginning if it was cut short."
    )
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="even if there is a database: it is gone then"
        )

    def handle(self, *args, file: Path, replace: bool, **options) -> None:
        if not replace and not databases.is_empty():
            raise CommandError("There is a database already. With --replace it is overwritten.")
        media = Path(settings.MEDIA_ROOT)
        media.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=media.parent, prefix="restore-") as temporary:
            folder = Path(temporary)
            contents = archive.unpack(file, folder)
            databases.restore(next(folder.glob("database.*")))
            self._restore_media(folder / archive.MEDIA, media)
            self._compare_keys((folder / archive.KEY).read_text())
        call_command("migrate", interactive=False, verbosity=0)
        replayed = deletions.replay(contents.moment)
        for kind, key in replayed.refused:
            self.stderr.write(f"To be deleted again by hand: {kind} {key}")
        call_command("check_search", verbosity=0)
        self.stdout.write(
            f"As it was at {contents.moment:%Y-%m-%d %H:%M:%S} UTC: {len(contents.hashes)} files;"
            f" {replayed.done} deletions since then done again."
        )

    def _restore_media(self, source: Path, media: Path) -> None:
        """Make `media` hold just what `source` holds. It may be a volume: it stays itself."""
        for path in media.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        if source.exists():
            for path in source.iterdir():
                shutil.move(path, media / path.name)

    def _compare_keys(self, key: str) -> None:
        """Whoever restores on a new machine has another key: what it encrypted is lost without."""
        if key == settings.SECRET_KEY:
            return
        place = Path(settings.VAR_DIR) / "secret_key"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text(key)
        self.stderr.write(
            f"SECRET_KEY was another one then; it stands in {place} now. Where the environment"
            " names one, put it there: without it no second factor can be read."
        )
