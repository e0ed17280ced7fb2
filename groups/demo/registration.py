"""Two groups on their way in: one that came on its own, one that the desk entered from a call."""

from django.contrib.auth import get_user_model

from groups.consents import asked_of
from groups.models import GroupPage, GroupSettings
from groups.portal import PORTAL
from groups.registration.services import start_group, stop_typing_for
from hub.accounts.demo import PASSWORD
from hub.accounts.models import User
from hub.accounts.services import create_person
from hub.forms.drafts import save_step
from hub.pages.demo_registry import read_yaml
from hub.submissions.agreeing import send
from hub.submissions.versions import drafted_values
from hub.submissions.workflow import ReviewState

RULES = "registration-rules"


def load(demo) -> None:
    """Make the groups through the services; what is there already stays as it is."""
    hub = GroupSettings.load()
    if hub.rules_page_id is None:
        hub.rules_page = demo.page(RULES)
        hub.save(update_fields=["rules_page"])
    for values in read_yaml("groups/demo/registrations.yaml")["registrations"]:
        if not GroupPage.objects.filter(title=values["title"]).exists():
            _register(values)


def _register(values: dict) -> None:
    person = _person(values)
    group = start_group(
        person,
        title=values["title"],
        name_kana=values["name_kana"],
        form_key=f"demonstration: {values['title']}",
    )
    for slug, typed in values["steps"].items():
        form = PORTAL.step_of[slug](drafted_values(group))
        save_step(PORTAL, group, person, slug, form.current | typed, form.fingerprint)
    if values.get("sent"):
        review_state = ReviewState.of(group)
        agreed = {ask.kind for ask in asked_of(group, review_state) if ask.required}
        send(
            group,
            person,
            review_state.kept_draft.version,
            agreed=agreed,
            language=person.language,
            call_note=values.get("call_note", ""),
        )
    if "call_note" in values:
        stop_typing_for(group, person)


def _person(values: dict) -> User:
    users = get_user_model().objects
    if "typed_by" in values:
        return users.get(username=values["typed_by"])
    found = users.filter(email=values["email"]).first()
    if found:
        return found
    person = create_person(name=values["name"], email=values["email"], language="ja")
    person.set_password(PASSWORD)
    person.is_demonstration = True
    person.save(update_fields=["password", "is_demonstration"])
    return person
