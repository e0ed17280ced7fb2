from django.apps import AppConfig


class ExampleRoomConfig(AppConfig):
    name = "tests.example_room"
    verbose_name = "道具小屋"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.accounts import next_steps
        from hub.accounts.me import rooms
        from hub.accounts.roles import APPROVERS, DESK
        from hub.core import health, kinds, today
        from hub.editorial.plans import Plan
        from hub.editorial.plans import register as register_plan
        from hub.enquiries import mailboxes
        from hub.enquiries.links import page_links
        from hub.forms import declaration
        from hub.pages import search_registry, sections
        from hub.submissions import portal
        from tests.example_room import lines, own_data
        from tests.example_room.mailbox import ToolMailbox
        from tests.example_room.models import Kind, Loan
        from tests.example_room.portal import LOAN, TOOL
        from tests.example_room.sections import tools_about

        # Pages: who approves them, where else they are shown, what makes kept content old.
        register_plan(
            Plan(
                "道具の確認",
                "協働担当による確認",
                DESK,
                "example_room.ToolIndexPage",
                second=APPROVERS,
            )
        )
        sections.register("news.NewsPage", tools_about, "example_room/about.html")
        kinds.register("tools", Loan)
        # What is filled in outside the admin: a page that city hall approves, a row that it does not.
        portal.register(TOOL)
        declaration.register(LOAN)
        mailboxes.register(ToolMailbox())
        sections.register("example_room.ToolPage", page_links)
        # The search: a kind of results, and a facet of them.
        search_registry.register_kind(
            search_registry.Kind("tool", "道具", ("example_room.ToolPage",))
        )
        search_registry.register_facet(
            search_registry.SearchFacet("tool", "道具の種類", "q", lambda: dict(Kind.choices))
        )
        # People: what waits for whom, what the hub knows of them.
        today.register(lines.for_staff)
        next_steps.register(lines.for_people)
        rooms.register(own_data.ROOM)
        # Operators: what /healthz says.
        health.register("tools", lines.health)
