from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "groups.directory"
    verbose_name = _("Group directory")

    def ready(self) -> None:
        from groups.directory.group_page import public_context
        from groups.directory.meeting_here import groups_meeting_here
        from groups.leaflets.laid_out_here import leaflets_laid_out_here
        from hub.accounts.roles import APPROVERS, DESK
        from hub.editorial import plans
        from hub.pages import sections

        sections.register("groups.GroupPage", public_context)
        sections.register("places.PlacePage", groups_meeting_here, "groups/places/groups_here.html")
        sections.register(
            "places.PlacePage", leaflets_laid_out_here, "groups/places/leaflets_here.html"
        )
        plans.register(
            plans.Plan(
                "団体ページの確認",
                "協働担当による確認",
                DESK,
                "directory.GroupIndexPage",
                second=APPROVERS,
            )
        )
