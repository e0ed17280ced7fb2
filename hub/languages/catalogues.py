"""The interface's gettext catalogues: compiled without msgfmt, looked over without gettext."""

from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed

from hub.core.rooms import own_apps


def catalogue_files() -> Iterator[Path]:
    """Yield every .po file of our own locale folders and rooms, in a fixed order."""
    ours = [Path(app.path) / "locale" for app in own_apps()]
    for folder in [*settings.LOCALE_PATHS, *ours]:
        yield from sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))


def compile_catalogue(source: Path) -> bool:
    """Write the .mo beside a .po unless it is as new; return whether it was written.

    Raises:
        OSError: the .po does not parse.
    """
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    # Gunicorn's workers may be reading the old one: replace it whole.
    fresh = target.with_suffix(".mo.new")
    polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(fresh))
    fresh.replace(target)
    return True


def forget_read_catalogues() -> None:
    """Let this process read the catalogues anew.

    gettext remembers that it found none: what a first start stored for people was English.
    """
    translation_file_changed(sender=None, file_path=Path("django.mo"))
