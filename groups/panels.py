"""The admin form of a group's page, in the order of the paper form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)

from hub.pages.models import BasePage


def _with_choice(name: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name), FieldPanel(f"{name}_public")])


content_panels = [
    *BasePage.content_panels,
    MultiFieldPanel(
        [
            FieldPanel("name_kana"),
            FieldPanel("name_en"),
            FieldPanel("other_names"),
            FieldRowPanel([FieldPanel("legal_form"), FieldPanel("corporate_number")]),
            FieldPanel("founded"),
            FieldPanel("logo"),
            FieldPanel("photos"),
        ],
        heading=_("Who we are"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("purpose"),
            FieldPanel("activity"),
            InlinePanel(
                "field_rows",
                label=_("Activity field"),
                heading=_("Activity fields"),
                min_num=1,
                max_num=3,
            ),
            InlinePanel("need_rows", label=_("Need"), heading=_("Needs met"), max_num=5),
            InlinePanel("area_rows", label=_("Area"), heading=_("Areas"), max_num=3),
            InlinePanel("audience_rows", label=_("For whom"), heading=_("For whom")),
            InlinePanel("day_rows", label=_("Day"), heading=_("Days")),
            FieldRowPanel([FieldPanel("when_active"), FieldPanel("ages")]),
            FieldPanel("areas_outside"),
            FieldRowPanel([FieldPanel("entrance_fee"), FieldPanel("dues")]),
            FieldPanel("fee"),
            FieldRowPanel([FieldPanel("member_count"), FieldPanel("member_ages")]),
            FieldPanel("member_kinds"),
            FieldPanel("sdgs"),
        ],
        heading=_("Activity"),
    ),
    MultiFieldPanel(
        [
            *(
                _with_choice(name)
                for name in (
                    "representative",
                    "contact_person",
                    "phone",
                    "second_phone",
                    "fax",
                    "email",
                    "postal_code",
                    "address",
                    "building",
                )
            ),
            PageChooserPanel("meeting_place", "places.PlacePage"),
            FieldRowPanel([FieldPanel("meeting_name"), FieldPanel("meeting_address")]),
            FieldPanel("call_hours"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldRowPanel([FieldPanel("position_public"), FieldPanel("position_precision")]),
            FieldPanel("website"),
            FieldPanel("links"),
        ],
        heading=_("Contact"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("members_wanted"),
            FieldPanel("volunteers_wanted"),
            FieldPanel("beginners_welcome"),
            FieldRowPanel([FieldPanel("visits_welcome"), FieldPanel("visit_notes")]),
            FieldPanel("how_to_join"),
            FieldPanel("support"),
        ],
        heading=_("Joining"),
    ),
    MultiFieldPanel(
        [
            InlinePanel("language_rows", label=_("Language"), heading=_("Languages spoken")),
            FieldPanel("language_notes"),
            InlinePanel("accessibility_rows", label=_("Accessibility"), heading=_("Accessibility")),
            FieldPanel("accessibility_notes"),
            FieldPanel("childcare"),
        ],
        heading=_("Access"),
    ),
]
settings_panels = [
    *BasePage.settings_panels,
    MultiFieldPanel(
        [
            FieldPanel("activity_status"),
            FieldRowPanel([FieldPanel("paused_until"), FieldPanel("closed_on")]),
            FieldPanel("taken_out", read_only=True),
            FieldRowPanel([FieldPanel("open_contact"), FieldPanel("open_photos")]),
            FieldPanel("registered_on"),
            FieldPanel("confirmed_on", read_only=True),
            FieldPanel("confirmed_by", read_only=True),
            FieldPanel("confirmed_email", read_only=True),
            FieldPanel("awards"),
            FieldPanel("city_record"),
            FieldPanel("city_wish"),
            FieldRowPanel([FieldPanel("budget_scale"), FieldPanel("insurance")]),
            FieldPanel("rules_document"),
            FieldPanel("report_document"),
            FieldPanel("budget_document"),
        ],
        heading=_("Trust"),
    ),
]
