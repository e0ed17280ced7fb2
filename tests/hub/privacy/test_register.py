"""The register of personal data (個人情報ファイル簿) lists every file, for the chief and the operator."""

import csv
import io

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hub.accounts.roles import APPROVERS, DESK, EDITORS
from hub.core.retention import all_files
from hub.privacy.register import HEADINGS
from tests.hub.privacy.people import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("active", ["ja", "en"])
def test_the_operator_prints_it_in_japanese(active):
    out = io.StringIO()
    with translation.override(active):
        call_command("forget", register=True, stdout=out)
    headings, *lines = csv.reader(io.StringIO(out.getvalue()))
    assert headings[0] == "ファイルの名称"
    assert [line[0] for line in lines] == [str(file.name) for file in all_files()]
    assert {len(line) for line in lines} == {len(HEADINGS)}
    for line in lines:
        assert all(line), line


def test_it_says_what_is_kept_of_mail_and_how_long():
    out = io.StringIO()
    call_command("forget", register=True, stdout=out)
    [line] = [line for line in csv.reader(io.StringIO(out.getvalue())) if line[0] == "送信メール"]
    assert "宛先" in line[3]
    assert "30日" in line[-1]


@pytest.mark.parametrize(
    ("role", "status"), [(APPROVERS, 200), (DESK, 302), (EDITORS, 302), (None, 302)]
)
def test_the_chief_alone_reads_it_and_takes_it_along(role, status):
    client = Client()
    client.force_login(person("reader", role))
    address = reverse("privacy:register")
    assert client.get(address).status_code == status
    table = client.get(address, {"format": "csv"})
    assert table.status_code == status
    if status == 200:
        lines = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
        assert len(lines) == 1 + len(all_files())
