from django.apps import AppConfig


class ExampleRoomConfig(AppConfig):
    name = "tests.example_room"
    verbose_name = "道具小屋"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.accounts import next_steps
        from hub.accounts.me import rooms
        from hub.accounts.roles import APPROVERS
        from hub.core import health, today
        from hub.core.version import moves_content_version
        from hub.editorial.plans import Plan
        from hub.editorial.plans import register as register_plan
        from hub.pages import search_registry, sections
        from tests.example_room import lines, own_data
        from tests.example_room.models import Kind, Loan
        from tests.example_room.sections import tools_about

        # Pages: who approves them, where else they are shown, what makes kept content old.
        register_plan(
            Plan("道具の承認", "承認者による承認", APPROVERS, "example_room.ToolIndexPage")
        )
        sections.register("news.NewsPage", tools_about, "example_room/about.html")
        moves_content_version(Loan)
        # The search: a kind of results, and a facet of them.
        search_registry.register_kind(
            search_registry.Kind("tool", "道具", ("example_room.ToolPage",))
        )
        search_registry.register_facet(
            search_registry.SearchFacet("tool", "道具の種類", "q", lambda: dict(Kind.choices))
        )
        # People: what waits for whom, what the hub knows of them.
        today.register(lines.for_staff)
        next_steps.register(lines.for_borrowers)
        rooms.register(own_data.ROOM)
        # Operators: what /healthz says.
        health.register("tools", lines.health)
