"""Where the chief sets how long things are kept, as the city's rules on its records say."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from hub.privacy.models import TermSetting


class TermSettingViewSet(ModelViewSet):
    model = TermSetting
    icon = "time"
    menu_order = 950
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("in_words", label=_("How long they are kept")),
        "classification",
    ]
    panels = [FieldPanel("term"), FieldPanel("number"), FieldPanel("classification")]
