"""Making a version ready to be served."""

import gettext as catalogues
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext

from hub.core.management.commands import announce
from hub.languages.catalogues import forget_read_catalogues
from hub.pages.models import HubSettings
from tests.project.files import ROOT

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "x" * 64,
    "BASE_URL": "https://hub.example.jp",
    "ALLOWED_HOSTS": "hub.example.jp",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "smtp://localhost:25",
}


def test_the_demonstration_refuses_production():
    command = [sys.executable, "manage.py", "load_demo"]
    ended = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=os.environ | PRODUCTION, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "not for production" in ended.stderr


def test_the_demonstration_refuses_where_settings_do_not_allow_it(settings):
    settings.DEMONSTRATION_ALLOWED = False
    with pytest.raises(CommandError, match="not for production"):
        call_command("load_demo")


@pytest.mark.django_db
def test_a_demonstration_that_is_there_is_left_alone(django_assert_max_num_queries, capsys):
    hub = HubSettings.load()
    hub.is_demonstration = True
    hub.save()
    with django_assert_max_num_queries(2):
        call_command("load_demo", once=True)
    assert capsys.readouterr().out == ""


@pytest.fixture
def catalogue(settings, tmp_path):
    """A locale folder of one catalogue with one text."""
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    source = tmp_path / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.append(polib.POEntry(msgid="Groups", msgstr="Các nhóm"))
    file.save(str(source))
    return source


def test_catalogues_are_compiled_and_read(catalogue, capsys):
    call_command("compile_catalogues")
    compiled = catalogue.with_suffix(".mo")
    with compiled.open("rb") as file:
        assert catalogues.GNUTranslations(file).gettext("Groups") == "Các nhóm"
    assert capsys.readouterr().out == "compiled locale/vi/LC_MESSAGES/django.po\n"


def test_what_is_compiled_is_spoken_in_the_same_process(catalogue):
    """A first start stores texts for people: consents, e-mails."""
    forget_read_catalogues()
    with translation.override("vi"):
        assert gettext("Groups") != "Các nhóm"  # looked for in vain, and remembered
    call_command("compile_catalogues", verbosity=0)
    with translation.override("vi"):
        assert gettext("Groups") == "Các nhóm"
    forget_read_catalogues()


def test_a_compiled_catalogue_is_compiled_again_only_when_its_source_is_newer(catalogue, capsys):
    call_command("compile_catalogues", verbosity=0)
    capsys.readouterr()
    call_command("compile_catalogues")
    assert capsys.readouterr().out == ""
    later = catalogue.stat().st_mtime + 10
    os.utime(catalogue, (later, later))
    call_command("compile_catalogues")
    assert "django.po" in capsys.readouterr().out


@pytest.mark.parametrize(("status", "ready"), [(200, True), (503, False)])
def test_the_hub_is_announced_only_when_it_says_ready(status, ready):
    class Health(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args):
            """Nothing to the terminal."""

    with HTTPServer(("127.0.0.1", 0), Health) as server:
        Thread(target=server.handle_request, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/healthz"
        assert announce.Command.ready(address) is ready


def test_a_hub_that_does_not_answer_is_not_ready():
    assert announce.Command.ready("http://127.0.0.1:9/healthz") is False
