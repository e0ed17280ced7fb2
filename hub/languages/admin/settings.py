"""What people of a language set: its glossary, which sections it is asked for, its machine."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail_localize.machine_translators import get_machine_translator

from hub.accounts.roles import translated_languages
from hub.languages.models import LanguageRule, MachineLanguage, MachineUse, Term
from hub.languages.permissions import ASK, languages_of
from hub.languages.progress import progress
from hub.languages.rules import apply


def names_of(codes: list[str]) -> list[tuple[str, str]]:
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in codes]


class TermPolicy(BasePermissionPolicy):
    """Who translates or reviews a language keeps its glossary."""

    def user_has_permission(self, user, action) -> bool:
        return bool(languages_of(user))

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        return instance.language in languages_of(user)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet[Term]:
        return Term.objects.filter(language__in=languages_of(user))


class RulePolicy(BasePermissionPolicy):
    """Who may ask for translations makes the rules by which they are asked for."""

    def user_has_permission(self, user, action) -> bool:
        return user.is_active and user.has_perm(ASK)

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        return self.user_has_permission(user, action)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet[LanguageRule]:
        rules = LanguageRule.objects.all()
        return rules if self.user_has_permission(user, "change") else rules.none()


class MachinePolicy(BasePermissionPolicy):
    """The switch costs money and sends text out: superusers alone."""

    def user_has_permission(self, user, action) -> bool:
        return user.is_active and user.is_superuser

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        return self.user_has_permission(user, action)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet[MachineLanguage]:
        rows = MachineLanguage.objects.all()
        return rows if user.is_active and user.is_superuser else rows.none()


register_permission_policy(Term, TermPolicy(Term))
register_permission_policy(LanguageRule, RulePolicy(LanguageRule))
register_permission_policy(MachineLanguage, MachinePolicy(MachineLanguage))


class LanguageChoiceMixin:
    """The language is chosen among those that this person has to do with."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        label = form.fields["language"].label
        form.fields["language"] = forms.ChoiceField(label=label, choices=names_of(self.languages()))
        return form

    def languages(self) -> list[str]:
        return translated_languages()


class OwnLanguagesMixin(LanguageChoiceMixin):
    def languages(self) -> list[str]:
        return languages_of(self.request.user)


class OwnObjectMixin:
    """Wagtail's views ask for the right to some entry; this asks for the right to this one."""

    def get_object(self, *args, **kwargs):
        entry = super().get_object(*args, **kwargs)
        policy = policy_registry.get_by_type(self.model)
        if not policy.user_has_permission_for_instance(self.request.user, "change", entry):
            raise PermissionDenied
        return entry


class TermIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Term]:
        return self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, {"change"}
        )


class TermCreateView(OwnLanguagesMixin, generic.CreateView):
    pass


class TermEditView(OwnLanguagesMixin, OwnObjectMixin, generic.EditView):
    pass


class TermDeleteView(OwnObjectMixin, generic.DeleteView):
    pass


def progress_in_words(rule: LanguageRule) -> str:
    """Return how many pages of its section `rule` has asked for, and how many wait."""
    there = progress(rule)
    words = gettext("%(asked)s of %(pages)s pages") % {"asked": there.asked, "pages": there.pages}
    if not there.is_under_way:
        return words
    left = ngettext("%(count)s is being prepared", "%(count)s are being prepared", there.waiting)
    return f"{words} · {left % {'count': there.waiting}}"


class RuleFormMixin(LanguageChoiceMixin):
    """A rule asks for the pages that are there already, too."""

    def save_instance(self):
        self.form.instance.made_by = self.request.user
        rule = super().save_instance()
        apply(rule)
        return rule


class RuleCreateView(RuleFormMixin, generic.CreateView):
    pass


class RuleEditView(RuleFormMixin, generic.EditView):
    pass


def use_in_words(switch: MachineLanguage) -> str:
    """Return how much of the month's characters a language has sent out."""
    numbers = {"used": MachineUse.of_this_month(switch.language), "all": switch.monthly_characters}
    return gettext("%(used)s of %(all)s characters") % numbers


def state_in_words(switch: MachineLanguage) -> str:
    """Return whether drafts are being made, and if not, why."""
    if get_machine_translator() is None:
        return gettext("No translation service is set up.")
    if not switch.trouble:
        return gettext("No trouble")
    since = date_format(localtime(switch.troubled_since), "SHORT_DATETIME_FORMAT")
    return gettext("%(trouble)s (since %(time)s)") % {
        "trouble": switch.get_trouble_display(),
        "time": since,
    }


class MachineCreateView(LanguageChoiceMixin, generic.CreateView):
    pass


class MachineEditView(LanguageChoiceMixin, generic.EditView):
    pass


class TermViewSet(ModelViewSet):
    model = Term
    icon = "openquote"
    url_prefix = "translations/glossary"
    menu_label = _("Glossary")
    list_display = ["japanese", "words", Column("language", label=_("Language")), "note"]
    list_filter = ["language"]
    search_fields = ["japanese", "words"]
    panels = [FieldPanel(name) for name in ("language", "japanese", "words", "note")]
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = TermIndexView
    add_view_class = TermCreateView
    edit_view_class = TermEditView
    delete_view_class = TermDeleteView


class RuleViewSet(ModelViewSet):
    model = LanguageRule
    icon = "list-ul"
    url_prefix = "translations/rules"
    menu_label = _("Ask by rules")
    list_display = [
        "section",
        Column("language", label=_("Language")),
        Column(
            "progress", label=pgettext_lazy("translations", "Progress"), accessor=progress_in_words
        ),
        "made_by",
    ]
    panels = [FieldPanel("section"), FieldPanel("language")]
    copy_view_enabled = False
    add_view_class = RuleCreateView
    edit_view_class = RuleEditView


class MachineViewSet(ModelViewSet):
    model = MachineLanguage
    icon = "cogs"
    url_prefix = "translations/machine"
    menu_label = _("Machine drafts")
    list_display = [
        Column("language", label=_("Language")),
        "is_on",
        Column("use", label=_("Used this month"), accessor=use_in_words),
        Column("state", label=_("State"), accessor=state_in_words),
    ]
    panels = [FieldPanel(name) for name in ("language", "is_on", "monthly_characters")]
    copy_view_enabled = False
    add_view_class = MachineCreateView
    edit_view_class = MachineEditView


class TranslationsGroup(ModelViewSetGroup):
    menu_label = _("Translating")
    menu_icon = "wagtail-localize-language"
    menu_order = 455
    items = (
        TermViewSet("translation_terms"),
        RuleViewSet("translation_rules"),
        MachineViewSet("translation_machine"),
    )
