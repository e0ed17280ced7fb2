"""The drill: a hub in use is backed up, lost, and put back; every table and file is compared."""

import hashlib
import io
import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from hub.accounts.me.services import delete_person
from hub.accounts.models import User
from hub.assets.models import HubDocument
from hub.core import deletions
from hub.core.backup import archive, databases
from hub.core.models import DeletedKey

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("own_database")]
# The restored hub looks at once whether its index is right, and notes when.
ITS_OWN = {"search_indexstate"}


def all_rows() -> dict[str, tuple[int, str]]:
    """Return {table: (number of rows, hash of all their values)} of the whole database."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def all_files(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def media(settings, tmp_path) -> Path:
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.DELETIONS_FILE = tmp_path / "backups" / "deletions.jsonl"
    settings.BACKUP_KEY = "a long random text"
    for number in range(3):
        document = HubDocument(title=f"規約 {number}")
        document.file.save(f"規約{number}.txt", ContentFile(f"第{number}条".encode()))
        document.save()
    (settings.MEDIA_ROOT / "kept").mkdir()
    (settings.MEDIA_ROOT / "kept" / "token").write_text("of an ended session")
    return settings.MEDIA_ROOT


def lose_everything(media: Path) -> None:
    User.objects.update(display_name="", email=None)
    HubDocument.objects.update(title="", file="")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE of_a_later_version (id integer)")
    for path in media.rglob("*.txt"):
        path.unlink()
    (media / "later.txt").write_text("written afterwards")


def restore(path: Path) -> None:
    call_command("restore_backup", path, replace=True, stdout=io.StringIO(), stderr=io.StringIO())


def test_everything_comes_back(media, settings):
    person = User.objects.create_user("D-0001", "taro@example.jp", display_name="太郎")
    leaving = User.objects.create_user("D-0002", "hanako@example.jp", display_name="花子")
    rows, files = all_rows(), all_files(media)
    call_command("make_backup", verbosity=0)
    (path,) = settings.BACKUP_DIR.glob("hub-*.backup")
    assert path.stat().st_mode & 0o777 == 0o600
    content = path.read_bytes()
    for secret in ("太郎", "taro@example.jp", "第1条", settings.SECRET_KEY):
        assert secret.encode() not in content

    lose_everything(media)
    restore(path)
    restored = all_rows()
    assert {t for t in rows if rows[t] != restored.get(t)} - ITS_OWN == set()
    assert set(restored) == set(rows)
    del files["kept/token"]
    assert all_files(media) == files
    assert User.objects.get(pk=person.pk).display_name == "太郎"

    # Whoever was deleted meanwhile is deleted again, whoever was made anew stays.
    delete_person(leaving)
    assert not User.objects.filter(pk=leaving.pk).exists()
    restore(path)
    assert not User.objects.filter(pk=leaving.pk).exists()
    assert User.objects.filter(pk=person.pk).exists()
    told = settings.DELETIONS_FILE.read_text("utf-8")
    assert "hanako" not in told
    assert "花子" not in told


def test_it_is_put_back_over_nothing_unasked(media, settings):
    call_command("make_backup", verbosity=0)
    (path,) = settings.BACKUP_DIR.glob("hub-*.backup")
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore_backup", path)


@pytest.mark.parametrize("harm", ["damaged", "another key", "cut off"])
def test_a_backup_that_cannot_be_read_changes_nothing(media, settings, harm):
    call_command("make_backup", verbosity=0)
    (path,) = settings.BACKUP_DIR.glob("hub-*.backup")
    content = bytearray(path.read_bytes())
    if harm == "damaged":
        content[len(content) // 2] ^= 1
    elif harm == "cut off":
        del content[-1:]
    else:
        settings.BACKUP_KEY = "another"
    path.write_bytes(content)
    rows, files = all_rows(), all_files(media)
    with pytest.raises(CommandError, match="cannot be read"):
        restore(path)
    assert (all_rows(), all_files(media)) == (rows, files)
    assert not list(media.parent.glob("restore-*"))


def test_files_that_come_while_it_is_made_are_in_it(media, settings, monkeypatch):
    """Uploaded after the files were packed, and in the database by the time it is copied."""
    dump = databases.dump

    def upload_first(folder: Path) -> Path:
        document = HubDocument(title="あとから")
        document.file.save("late.txt", ContentFile(b"late"))
        document.save()
        return dump(folder)

    monkeypatch.setattr(databases, "dump", upload_first)
    contents = archive.verify(archive.make(settings.BACKUP_DIR))
    named = HubDocument.objects.values_list("file", flat=True)
    assert {f"media/{name}" for name in named} <= set(contents.hashes)


def test_a_backup_that_is_cut_short_leaves_nothing(media, settings, monkeypatch):
    def full(folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(databases, "dump", full)
    with pytest.raises(OSError, match="No space"):
        call_command("make_backup", verbosity=0)
    assert list(settings.BACKUP_DIR.iterdir()) == []


def test_old_ones_are_thinned_out(media, settings):
    settings.BACKUP_DIR.mkdir()
    long_ago = timezone.now() - timedelta(days=400)
    old = settings.BACKUP_DIR / f"hub-{long_ago.strftime(archive.TIME)}.backup"
    old.touch()
    call_command("make_backup", verbosity=0)
    assert not old.exists()
    assert len(list(settings.BACKUP_DIR.glob("hub-*.backup"))) == 1


def test_a_deletion_reaches_the_list_even_if_the_process_dies(media, settings, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(deletions, "_append", lambda text: (_ for _ in ()).throw(OSError()))
        user = User.objects.create_user("D-0001")
        delete_person(user)  # is deleted all the same
    assert not settings.DELETIONS_FILE.exists()
    assert DeletedKey.objects.filter(is_on_list=False).count() == 1
    call_command("write_deletions", verbosity=0)
    call_command("write_deletions", verbosity=0)
    assert len(settings.DELETIONS_FILE.read_text().splitlines()) == 1


@pytest.mark.sqlite  # as one machine has it
def test_the_commands_of_the_guide(media, settings, tmp_path):
    """`make backup` and `make restore` find their way, on a machine that has nothing."""
    made = archive.make(settings.BACKUP_DIR)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.single",
        "VAR_DIR": str(tmp_path / "new"),
        "BACKUP_KEY": settings.BACKUP_KEY,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    for name in ("DATABASE_URL", "MEDIA_ROOT", "SECRET_KEY"):
        environment.pop(name, None)
    started = time.monotonic()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "restore_backup", made],
        cwd=django_settings.BASE_DIR,
        env=environment | {"PYTHONPATH": f"{django_settings.BASE_DIR}:site"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "As it was at" in done.stdout
    assert (tmp_path / "new" / "secret_key").read_text() == settings.SECRET_KEY
    assert time.monotonic() - started < 120
