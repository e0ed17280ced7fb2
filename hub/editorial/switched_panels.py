"""Wagtail's panels of the admin's first page, without pages of parts that are switched off."""

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
)

from hub.core.switched_pages import is_page_open, without_closed


class OpenLockedPagesPanel(LockedPagesPanel):
    def get_context_data(self, parent_context) -> dict:
        context = super().get_context_data(parent_context)
        return {**context, "locked_pages": without_closed(context["locked_pages"])}


class OpenRecentEditsPanel(RecentEditsPanel):
    def get_context_data(self, parent_context) -> dict:
        context = super().get_context_data(parent_context)
        edits = [(when, page) for when, page in context["last_edits"] if is_page_open(page)]
        return {**context, "last_edits": edits}


class OpenObjectsInWorkflowPanel(UserObjectsInWorkflowModerationPanel):
    def get_context_data(self, parent_context) -> dict:
        context = super().get_context_data(parent_context)
        states = [
            state for state in context["workflow_states"] if is_page_open(state.content_object)
        ]
        return {**context, "workflow_states": states}


INSTEAD: dict[type[Component], type[Component]] = {
    LockedPagesPanel: OpenLockedPagesPanel,
    RecentEditsPanel: OpenRecentEditsPanel,
    UserObjectsInWorkflowModerationPanel: OpenObjectsInWorkflowPanel,
}
