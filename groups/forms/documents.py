"""規約, 事業報告, 予算書: the files that show how a group works."""

from django.utils.translation import gettext_lazy as _

from groups.forms.base import GroupStep
from hub.forms.papers import PapersStep


class DocumentsForm(GroupStep, PapersStep):
    slug = "documents"
    heading = _("Documents")
    intro = _(
        "PDF, Word or Excel, up to 10 MB each. Once approved everybody can open them:"
        " please leave out names, addresses and stamps of persons."
    )
    model_fields = ("budget_scale", "insurance")
    help_texts = {"insurance": _("For example: volunteers' insurance")}
    papers = ("rules_document", "report_document", "budget_document")
