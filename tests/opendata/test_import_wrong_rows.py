"""Right rows of a table are taken while the wrong ones come back with the reasons."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groups.models import GroupPage
from hub.submissions.models import Submission
from opendata.importing.plan import make_plan
from opendata.importing.services import carry_out, wrong_rows
from opendata.models import ImportFile
from tests.groups.portal import form_of
from tests.opendata.files import NEW, OLD, table, workbook

pytestmark = pytest.mark.both_databases

WRONG = OLD | {"電話番号": "１２３"}


def test_right_rows_are_taken_and_wrong_ones_come_back_as_a_table(hub, people):
    content = table(NEW, WRONG)
    plan = carry_out(content, people["desk"], "x.csv", make_plan(content).mark, only_right=True)
    assert [row.title for row in plan.to_do] == [NEW["団体名"]]
    assert GroupPage.objects.filter(title=NEW["団体名"]).exists()
    headers, row = wrong_rows(content)
    assert headers == [*NEW, "電話番号", "取り込めなかった理由"]
    assert row[:-1] == [*OLD.values(), "１２３"]
    assert row[-1] == "電話番号: 電話番号は、029-000-0000 のように入力してください。"
    corrected = table(dict(zip(headers, row, strict=True)) | {"電話番号": "029-232-0000"})
    assert make_plan(corrected).faults == []


def test_a_row_with_a_formula_is_not_taken(hub):
    plan = make_plan(workbook([*NEW, "会費"], [*NEW.values(), "=1+1"]))
    assert plan.to_do == []


def test_the_desk_takes_the_right_rows_in_the_admin(hub, people):
    client = Client()
    client.force_login(people["desk"])
    file = SimpleUploadedFile("dantai.csv", table(NEW, WRONG))
    address = client.post("/admin/group-tables/", {"file": file}).url
    page = client.get(address)
    done = client.post(address, form_of(page) | {"only_right": "1"})
    assert done.url == address
    assert Submission.objects.count() == 1
    assert ImportFile.objects.exists()
    answer = client.get(f"{address}wrong-rows.csv")
    assert "取り込めなかった理由" in b"".join(answer.streaming_content).decode()
    again = client.post(address, form_of(client.get(address)) | {"only_right": "1"})
    assert again.status_code == 302
    assert Submission.objects.count() == 1
