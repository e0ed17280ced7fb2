from groups.forms.short import SHORT_STEPS
from groups.forms.steps import STEPS

__all__ = ["SHORT_STEPS", "STEPS"]
