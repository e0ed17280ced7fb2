"""The page of a mailbox, as one part."""

from django.utils.translation import gettext_lazy as _

from hub.core.parts import Part

PARTS = [Part("mine", _("My page"), ("hub.mine", "mine.mail"))]
