"""Whether the addresses in what was sent answer: asked by the queue, never by a request."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LinkCheck(models.Model):
    """One address of one submission; without `checked_at` it has not been checked yet."""

    class Problem(models.TextChoices):
        NONE = "", _("It answers.")
        MISSING = "missing", _("The page does not exist.")
        SILENT = "silent", _("It does not answer.")
        REFUSED = "refused", _("The address leads into a private network.")
        STRANGE = "strange", _("It answers with an error.")

    submission = models.ForeignKey(
        "submissions.Submission",
        on_delete=models.CASCADE,
        related_name="link_checks",
        verbose_name=_("submission"),
    )
    url = models.URLField(pgettext_lazy("web", "address"), max_length=500)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    problem = models.CharField(_("problem"), max_length=10, choices=Problem, blank=True)

    class Meta:
        ordering = ["submission", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "url"], name="one_check_an_address")
        ]
        verbose_name = _("link check")
        verbose_name_plural = _("link checks")

    def __str__(self) -> str:
        return f"{self.url} ({self.get_problem_display()})"
