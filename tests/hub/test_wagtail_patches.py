"""Each thing that the hub changes in Wagtail is still there to be changed, and still needed."""

import inspect

import pytest
from wagtail import hooks
from wagtail.admin import compare, signal_handlers
from wagtail.admin.menu import WagtailMenuRegisterableGroup
from wagtail.signals import workflow_approved
from wagtail_localize.models import StringTranslation

from hub import wagtail_patches
from hub.editorial.diff import diff_text


def test_wagtail_still_cannot_compare_japanese():
    changes = wagtail_patches.stock_diff_text(
        "毎月第二土曜に集まる", "毎月第三土曜に集まる"
    ).changes
    assert [kind for kind, _text in changes] == ["deletion", "addition"]
    assert compare.diff_text is diff_text


@pytest.mark.parametrize(("signal", "sender", "uid"), wagtail_patches.SILENCED)
def test_wagtail_still_connects_its_mails_under_this_identity(signal, sender, uid):
    assert uid in inspect.getsource(signal_handlers.register_signal_handlers)


@pytest.mark.parametrize(("signal", "sender", "uid"), wagtail_patches.SILENCED)
def test_its_place_is_held(signal, sender, uid):
    held = {key: receiver for key, receiver, *_more in signal.receivers}
    receiver = held[uid, id(sender)]
    assert receiver() is wagtail_patches.hold_the_place


def test_no_other_mail_of_wagtail_is_connected():
    names = {key[0] for key, *_rest in workflow_approved.receivers if isinstance(key[0], str)}
    known = {uid for _signal, _sender, uid in wagtail_patches.SILENCED}
    assert {name for name in names if "notification" in name} <= known


def test_wagtail_localizes_ways_round_the_review_are_out_of_the_admin():
    for name, function in wagtail_patches.REMOVED_HOOKS:
        assert function not in hooks.get_hooks(name)


@pytest.mark.parametrize(("signal", "receiver"), wagtail_patches.TITLE_WRITERS)
def test_wagtail_localize_still_writes_titles_as_html(signal, receiver):
    assert "draft_title" in inspect.getsource(receiver)
    assert not signal.disconnect(receiver, sender=StringTranslation)  # we have done so


@pytest.mark.parametrize("action", wagtail_patches.TORN)
def test_wagtail_still_publishes_without_a_transaction(action):
    assert "atomic" not in action.execute.__wrapped__.__code__.co_names


class TestViewsOfTheAdmin:
    """What stands in for them is asked by tests/pages/test_every_admin_address.py."""

    def test_wagtail_still_raises_on_purpose(self, rf):
        with pytest.raises(Exception, match="test of the emergency"):
            wagtail_patches.stock_error_test(rf.get("/"))

    def test_wagtailmenus_still_forgets_to_ask_for_the_right(self):
        assert "has_permission" not in inspect.getsource(wagtail_patches.stock_open_main_menu)

    def test_wagtail_still_creates_without_a_form(self):
        assert "form" not in inspect.getsource(wagtail_patches.stock_can_create)

    def test_wagtail_still_takes_profile_pictures_from_everybody(self):
        assert wagtail_patches.stock_shows_avatar(wagtail_patches.AvatarSettingsPanel)

    @pytest.mark.django_db
    def test_wagtail_still_takes_a_link_without_an_address(self, rf):
        request, view = rf.post("/"), wagtail_patches.ExternalLinkView()
        view.setup(request)
        with pytest.raises(AttributeError, match="startswith"):
            wagtail_patches.stock_choose_link(view, request)

    def test_hooks_still_reach_the_first_level_of_menus_alone(self):
        source = inspect.getsource(WagtailMenuRegisterableGroup.get_menu_item)
        assert "Menu(" in source
        assert "construct_hook_name" not in source

    def test_the_report_of_translations_still_has_no_order(self):
        source = inspect.getsource(wagtail_patches.stock_translations)
        assert "order_by" not in source

    def test_wagtail_still_has_no_hook_for_what_stands_beside_the_editor(self):
        assert "hooks" not in inspect.getsource(wagtail_patches.stock_side_panels)

    def test_wagtail_still_writes_formulas(self):
        written = []

        class View(wagtail_patches.SpreadsheetExportMixin):
            list_export = ["words"]

        class Writer:
            writerow = staticmethod(written.append)

        row = {"words": "=cmd|'/Ccalc'!A0"}
        wagtail_patches.stock_write_row(View(), Writer, row)
        wagtail_patches.write_harmless_row(View(), Writer, row)
        assert written == [row, {"words": "'=cmd|'/Ccalc'!A0"}]
