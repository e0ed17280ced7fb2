"""The steps of a loan, and those of a tool's page."""

from django import forms

from hub.forms.fields import PhoneField, PublicField
from hub.forms.papers import PapersStep
from hub.forms.steps import StepForm
from tests.example_room.models import Loan, ToolPage


class WhenStep(StepForm):
    model = Loan
    slug = "when"
    heading = "いつまで、何に"
    model_fields = ("due_on", "purpose")
    needed = ("due_on", "purpose")
    widgets = {"due_on": forms.DateInput(attrs={"type": "date"})}


class ReachStep(PapersStep):
    model = Loan
    slug = "reach"
    heading = "れんらく先と図"
    model_fields = ("phone",)
    field_classes = {"phone": PhoneField}
    papers = ("plan",)
    needed = ("phone",)


class ToolStep(StepForm):
    model = ToolPage
    slug = "tool"
    heading = "どんな道具か"
    model_fields = ("title", "kind", "use")
    labels = {"title": "道具の名前"}
    needed = ("title", "kind", "use")


class HandoverStep(StepForm):
    model = ToolPage
    slug = "handover"
    heading = "受け渡し"
    model_fields = ("hours", "phone")
    field_classes = {"phone": PhoneField}
    needed = ("phone",)

    phone_public = PublicField("電話番号をだれに見せますか")


class ManualStep(PapersStep):
    model = ToolPage
    slug = "manual"
    heading = "説明書"
    papers = ("manual",)
