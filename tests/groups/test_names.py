"""The name of a group is read as the group says, wherever readings are shown."""

from groups.models import GroupPage
from hub.readable.readings import settled


def test_a_public_group_is_read_by_its_kana_without_the_legal_form(hub):
    group = GroupPage.objects.filter(pk=hub.group.pk)
    group.update(title="NPO法人千本木会", name_kana="エヌピーオーホウジンチモトギカイ")
    assert settled()["千本木会"] == "ちもとぎかい"
    group.update(live=False)
    assert "千本木会" not in settled()
