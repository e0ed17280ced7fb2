"""What all steps of a group's page share."""

from groups.models import GroupPage
from hub.forms.steps import StepForm


class GroupStep(StepForm):
    model = GroupPage
