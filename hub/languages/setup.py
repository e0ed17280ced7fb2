"""The hub's languages as Wagtail locales, their glossaries, and who reviews what is translated."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale, Page, Workflow, WorkflowPage, WorkflowTask

from hub.accounts.roles import reviewers, translated_languages
from hub.editorial.models import BinPage, ReviewTask
from hub.languages.glossary import begin_glossary

HOME_DEPTH = 2


@transaction.atomic
def run() -> None:
    """Make the locales and glossaries, and attach each language's review to its home page where there is one.

    A city may add tasks to a workflow or groups to a task: they stay.
    """
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
        begin_glossary(code)
    for code in translated_languages():
        homes = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=code).not_type(BinPage)
        if homes.exists():
            workflow = _workflow(code)
            for home in homes:
                WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})


def _workflow(code: str) -> Workflow:
    name = reviewers(code)
    task, created = ReviewTask.objects.get_or_create(name=name)
    if created:
        task.groups.add(Group.objects.get_or_create(name=name)[0])
    workflow, created = Workflow.objects.get_or_create(name=name)
    if created:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
