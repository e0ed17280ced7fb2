from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [Part("disaster", _("Disaster mode"), ("hub.disaster",))]
