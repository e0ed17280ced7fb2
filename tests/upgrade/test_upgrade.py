"""A hub of an earlier day becomes one of today, and can go back: what the operator's guide says."""

import io
import lzma
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Page

from hub.accounts.models import User
from hub.assets.models import HubDocument, HubImage
from hub.core.switches import is_thing_open
from tests.databases import using_database
from tests.hub.core.backup.test_drill import ITS_OWN, all_rows
from tests.pages.addresses import sitemap_addresses, status_of
from tests.upgrade.keep import HERE

pytestmark = pytest.mark.sqlite


@pytest.fixture(params=sorted(HERE.glob("*.sqlite3.xz")), ids=lambda path: path.name[:10])
def former_hub(request, _never_emptied, transactional_db, settings, tmp_path):
    """A hub of that day; small files stand in for those it had."""
    database = tmp_path / "hub.sqlite3"
    database.write_bytes(lzma.decompress(request.param.read_bytes()))
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.DELETIONS_FILE = tmp_path / "backups" / "deletions.jsonl"
    settings.BACKUP_KEY = "a long random text"
    with using_database(str(database)):
        yield


def put_files() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (360, 240)).save(picture, "WEBP")
    files = [(image.file.path, picture.getvalue()) for image in HubImage.objects.all()]
    files += [(paper.file.path, b"%PDF-1.4") for paper in HubDocument.objects.all()]
    for path, content in files:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)


def test_a_hub_of_an_earlier_day_becomes_one_of_today_and_goes_back(former_hub, settings):
    call_command("make_backup", verbosity=0)
    call_command("migrate", verbosity=0)
    upgraded = all_rows()
    call_command("setup_hub", verbosity=0)

    # Every page answers, to readers and in the editor.
    put_files()
    visitor, staff = Client(), Client()
    addresses = sitemap_addresses(visitor)
    assert len(addresses) > 100
    assert {path: status_of(visitor, path) for path in addresses} == dict.fromkeys(addresses, 200)
    staff.force_login(User.objects.get(username="admin"))
    sources = Page.objects.filter(depth__gt=1, locale__language_code=settings.LANGUAGE_CODE)
    for page in {page.content_type_id: page for page in sources}.values():
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        is_open = is_thing_open(page.specific_class)  # a room that came since begins closed
        assert staff.get(address).status_code == (200 if is_open else 302), page.specific_class

    # The way back: the backup that was made before the update, brought up to the version that runs.
    (backup,) = settings.BACKUP_DIR.glob("hub-*.backup")
    call_command("restore_backup", backup, replace=True, stdout=io.StringIO())
    after = all_rows()
    # When each migration was applied; what is queued; the index, which the update makes anew.
    own = {*ITS_OWN, "django_migrations", "django_tasks_database_dbtaskresult"}
    own |= {table for table in after if table.startswith(("search_search", "search_terms"))}
    assert {table for table in upgraded if upgraded[table] != after.get(table)} - own == set()
    assert set(after) == set(upgraded)
