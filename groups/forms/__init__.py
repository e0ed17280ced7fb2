from groups.forms.steps import STEPS

__all__ = ["STEPS"]
