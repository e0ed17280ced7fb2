"""Courses: events whose dates belong together, and their place in the hub."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.models import Orderable
from wagtail_localize.fields import TranslatableField

from events.choices import EventKind
from events.models.event import EventForm, EventPage
from events.querysets import EventPageManager
from events.trainings.access import keep_to_staff
from events.trainings.choices import ForWhom, Level
from hub.core.wording import enumerated
from hub.pages.listing import localise
from hub.pages.models import BasePage
from manual.models import ManualChapter


class TrainingIndexPage(BasePage):
    """The page of courses; `events.trainings.sections.on_the_index` gives it what it lists."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["trainings.CoursePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = pgettext_lazy("page", "index of courses")


class CourseForm(EventForm):
    course_for = forms.MultipleChoiceField(
        label=_("for whom"),
        choices=ForWhom.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A course for people who work at city hall alone is shown to them alone."),
    )


class CoursePage(EventPage):
    """An event of one or several dates that belong together: one sign-up is for all of them."""

    course_for = models.JSONField(_("for whom"), default=list)
    goal = models.CharField(
        pgettext_lazy("course", "Goal"),
        max_length=200,
        blank=True,
        help_text=_("What people can do afterwards."),
    )
    level = models.CharField(
        pgettext_lazy("course", "Level"), max_length=8, choices=Level, blank=True
    )
    is_obligatory = models.BooleanField(
        _("the contact persons of divisions have to come"), default=False
    )
    dates_needed = models.PositiveSmallIntegerField(
        _("dates needed for a certificate"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: no certificate is given."),
    )
    recording = models.URLField(_("address of a recording"), blank=True)

    base_form_class = CourseForm
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("course_for"),
                FieldPanel("goal"),
                FieldRowPanel([FieldPanel("level"), FieldPanel("dates_needed")]),
                FieldPanel("is_obligatory"),
            ],
            heading=pgettext_lazy("course", "The course"),
        ),
        # All of an event but its kind, which follows from whom a course is for.
        *EventPage.content_panels[len(BasePage.content_panels) + 1 :],
        FieldPanel("recording"),
        InlinePanel(
            "course_chapters",
            label=_("chapter"),
            heading=_("Chapters of the manual"),
        ),
    ]
    translatable_fields = [*EventPage.translatable_fields, TranslatableField("goal")]
    fact_templates = (*EventPage.fact_templates, "trainings/course_facts.html")
    parent_page_types = ["trainings.TrainingIndexPage"]
    subpage_types: list[str] = []

    objects = EventPageManager()

    class Meta:
        verbose_name = pgettext_lazy("page", "course")
        verbose_name_plural = pgettext_lazy("page", "courses")

    def clean(self) -> None:
        super().clean()
        if not self.is_source:
            return
        if not self.course_for or set(self.course_for) - set(ForWhom.values):
            raise ValidationError({"course_for": _("Please choose from the list.")})
        is_course = ForWhom.CITIZENS in self.course_for
        self.kind = EventKind.COURSE if is_course else EventKind.TRAINING

    @transaction.atomic
    def save(self, *args, **kwargs):
        result = super().save(*args, **kwargs)
        if self.is_source:  # its translations follow (hub.languages.sync)
            keep_to_staff(self)
        return result

    @property
    def is_for_staff_alone(self) -> bool:
        return self.source.course_for == [ForWhom.STAFF]

    def course_facts(self) -> list[tuple[str, str]]:
        """Return (label, words) of what is said by codes, in the active language."""
        source = self.source
        whom = enumerated(
            str(label) for code, label in ForWhom.choices if code in source.course_for
        )
        facts = [
            (_("For whom"), whom),
            (pgettext("course", "Level"), str(Level(source.level).label) if source.level else ""),
            (pgettext("course", "Certificate"), self.condition_in_words()),
        ]
        return [(str(label), words) for label, words in facts if words]

    def condition_in_words(self) -> str:
        """Return how often one has to come for a certificate, "" if none is given."""
        if not self.needed:
            return ""
        number, of_all = self.needed, self.number_of_dates
        if of_all <= 1:
            return gettext("For those who come.")
        return ngettext(
            "For those who come on %(number)s of %(all)s days.",
            "For those who come on %(number)s of %(all)s days.",
            number,
        ) % {"number": number, "all": of_all}

    def fallback_facts(self) -> list[tuple[str, str]]:
        return [*super().fallback_facts(), *self.course_facts()]

    @property
    def needed(self) -> int:
        """To how many of its dates one has to come for a certificate; 0: none is given."""
        return self.source.dates_needed or 0

    @property
    def number_of_dates(self) -> int:
        return self.source.occurrences.count()

    @cached_property
    def chapters(self) -> list[ManualChapter]:
        """The public chapters of the manual that go with it, in this page's language."""
        rows = self.source.course_chapters.all()
        keys = [row.chapter_id for row in rows]
        found = {
            page.pk: page for page in ManualChapter.objects.public_sources().filter(pk__in=keys)
        }
        return localise([found[key] for key in keys if key in found], self.lang)


class CourseChapter(Orderable):
    """A chapter that a course is about; of it the source page, whichever language was chosen."""

    page = ParentalKey(CoursePage, on_delete=models.CASCADE, related_name="course_chapters")
    chapter = models.ForeignKey(
        ManualChapter,
        on_delete=models.CASCADE,
        related_name="course_rows",
        verbose_name=_("chapter"),
    )

    panels = [PageChooserPanel("chapter")]

    def clean(self) -> None:
        super().clean()
        if self.chapter_id:
            self.chapter = self.chapter.source
