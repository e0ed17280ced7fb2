"""What readers, staff and operators meet of the room, while it is open."""

from datetime import timedelta
from io import StringIO

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site, Workflow
from wagtailmenus.models import MainMenu, MainMenuItem

from demonstration.loader import Demonstration
from hub.accounts.limits import declared_limits
from hub.accounts.links import find_link, issue_link
from hub.accounts.me.own_data import export
from hub.accounts.me.services import obstacles
from hub.accounts.models import User
from hub.core.jobs import all_jobs
from hub.core.models import ContentVersion, Switch
from hub.core.parts import State
from hub.core.retention import all_files, undeclared
from hub.mail.models import OutgoingMail
from hub.pages.slugs import reserved_slug_reason
from tests.example_room.models import Loan, ToolPage
from tests.example_room.purposes import LOAN
from tests.example_room.roles import LENDERS

TOOL, SHED, NEWS = "/tools/spade/", "/tools/", "/news/nihongo-open-day/"
WORD = "なかよしスコップ"


def gather() -> dict[str, object]:
    """Install the room in a hub that is there already, open it, and look round."""
    unmade = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=unmade)
    call_command("migrate", verbosity=0)
    call_command("setup_hub", verbosity=0)
    Demonstration().load()
    call_command("update_search", verbosity=0)
    state_at_first = Switch.objects.get(part="tools").state
    closed = {
        path: Client().get(path).status_code for path in (SHED, TOOL, "/tool-loans/borrow/spade/")
    }
    _open()
    return {
        "migrations": unmade.getvalue().strip(),
        "state_at_first": state_at_first,
        "closed": closed,
        **_readers(),
        **_staff(),
        **_borrower(),
        **_operator(),
    }


def _open() -> None:
    row = Switch.objects.get(part="tools")
    row.state = State.PUBLIC
    row.save()
    site = Site.objects.get(is_default_site=True)
    shed = Page.objects.get(slug="tools", depth=3, locale=site.root_page.locale)
    MainMenuItem.objects.create(menu=MainMenu.get_for_site(site), link_page=shed, sort_order=9)
    call_command("update_search", verbosity=0)


def _readers() -> dict[str, object]:
    def text(path: str) -> str:
        return Client().get(path).content.decode()

    spade = ToolPage.objects.get(slug="spade", locale__language_code="ja")
    found = text(f"/search/?q={WORD}")
    return {
        "page": Client().get(TOOL).status_code,
        "shed lists the tool": f'href="{TOOL}"' in text(SHED),
        "menu": f'href="{SHED}"' in text("/"),
        "sitemap": TOOL in text("/sitemap.xml"),
        "robots": "Disallow: /tool-loans/" in text("/robots.txt"),
        "asking its keepers": f"/enquiry/page/{spade.pk}/" in text(TOOL),
        "private": spade.phone and spade.phone not in text(TOOL),
        "news shows the tool": "使える道具" in text(NEWS) and f'href="{TOOL}"' in text(NEWS),
        "search": f'href="{TOOL}"' in found,
        "of its kind": f'href="{TOOL}"' in text(f"/search/?q={WORD}&type=tool"),
        "of another kind": f'href="{TOOL}"' in text(f"/search/?q={WORD}&type=news"),
        "by its facet": f'href="{TOOL}"' in text(f"/search/?q={WORD}&tool=garden"),
        "by another value": f'href="{TOOL}"' in text(f"/search/?q={WORD}&tool=kitchen"),
        "reserved": bool(reserved_slug_reason("tool-loans", 1)),
        "demonstration": ToolPage.objects.live().count(),
    }


def _staff() -> dict[str, object]:
    person = User.objects.create_user("dogu", "dogu@city.example.jp", "matsu-to-ume-1122")
    person.groups.add(Group.objects.get(name=LENDERS))
    client = Client()
    client.force_login(person)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    shed = Page.objects.get(slug="tools", depth=3, locale__language_code="ja")
    workflow = Workflow.objects.get(name="道具の確認")
    tool = ToolPage.objects.get(slug="spade", locale__language_code="ja")
    return {
        "today": "返却が遅れている道具: 1" in home,
        "admin menu": reverse("tool_loans:index") in home,
        "right": client.get(reverse("tool_loans:index")).status_code,
        "may edit": shed.permissions_for_user(person).can_edit(),
        "may publish": shed.permissions_for_user(person).can_publish(),
        "may add a tool": shed.permissions_for_user(person).can_add_subpage(),
        "may edit a tool": tool.permissions_for_user(person).can_edit(),
        "workflow": shed.get_workflow() == workflow,
    }


def _borrower() -> dict[str, object]:
    borrower = User.objects.get(username="D-0002")
    call_command("remind_borrowers")
    call_command("remind_borrowers")
    client = Client()
    client.force_login(borrower)
    address = reverse("tools:borrow", args=["spade"])
    before = ContentVersion.current()
    answers = [client.post(address).status_code for _time in range(3)]
    issued = issue_link(purpose=LOAN, email="a@example.jp")
    return {
        "next steps": "道具を返す" in client.get(reverse("portal:home")).content.decode(),
        "reminded": OutgoingMail.objects.filter(subject__contains=WORD).count(),
        "limit": answers,
        "declared limit": declared_limits()["tool"],
        "content version moved": ContentVersion.current() > before,
        "link": find_link(issued.token, LOAN) is not None,
        "own data": WORD in str(export(borrower)),
        "obstacle": any(WORD in reason for reason in obstacles(borrower)),
    }


def _operator() -> dict[str, object]:
    Loan.objects.update(returned_at=timezone.now() - timedelta(days=400))
    job = next(job for job in all_jobs() if job.command == "remind_borrowers")
    call_command("forget", only=["tools.returned"], verbosity=0)
    names = [str(file.name) for file in all_files()]
    return {
        "undeclared": undeclared(),
        "register": "貸し出し" in names and "道具の持ち主" in names,
        "health": Client().get("/healthz").json()["tools"],
        "job": [job.part, job.at.hour],
        "forgotten": Loan.objects.count(),
    }
