"""A group's own e-mail address: residents' words go there once its reader has said it is theirs.

A slip in an address that was only typed would send questions, and who asks, to a stranger.
"""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from groups.models import GroupPage
from groups.purposes import GROUP_ADDRESS
from hub.accounts.links import find_link, issue_link, use_link
from hub.accounts.models import MailLink
from hub.core.kinds import changed
from hub.mail.services import absolute, queue_mail
from hub.text.mail_addresses import mail_key

VALID_FOR = timedelta(days=14)
LANGUAGE = "ja"


def is_confirmed(group: GroupPage) -> bool:
    """Return whether the group's own address (of its source page) is known to be the group's."""
    if not group.email:
        return False
    key = mail_key(group.email)
    members = group.memberships.filter(user__is_active=True, user__email=key)
    return mail_key(group.confirmed_email) == key or members.exists()


@transaction.atomic
def ask(sender: type[GroupPage], instance: GroupPage, **kwargs: object) -> None:
    """Signal receiver: a page became public; ask the reader of an address that nobody confirmed."""
    if not instance.is_source or not instance.email or is_confirmed(instance):
        return
    key = mail_key(instance.email)
    subject = str(instance.pk)
    waiting = MailLink.objects.usable().filter(purpose=GROUP_ADDRESS, email=key, subject=subject)
    if waiting.exists():
        return
    issued = issue_link(
        purpose=GROUP_ADDRESS, email=key, subject=subject, valid_for=VALID_FOR, language=LANGUAGE
    )
    queue_mail(
        template="groups/mail/own_address",
        context={
            "group": instance,
            "address": absolute(reverse("portal:own_address", args=[issued.token])),
            "reason": _("This address was written on a page of a citizen group."),
        },
        address=instance.email,
        language=LANGUAGE,
    )


@transaction.atomic
def confirm(link: MailLink) -> GroupPage | None:
    """Note that the reader of the mailbox keeps it for the group; None if it is too late."""
    group = GroupPage.objects.select_for_update().filter(pk=int(link.subject)).first()
    if group is None or mail_key(group.email) != link.email or not use_link(link):
        return None
    group.confirmed_email = group.email
    group.save(clean=False, update_fields=["confirmed_email"])
    changed(GroupPage)
    return group


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What the link opens: programs fetch links, so only the button confirms."""
    link = find_link(token, GROUP_ADDRESS)
    group = GroupPage.objects.filter(pk=int(link.subject)).first() if link else None
    done = bool(request.method == "POST" and link and confirm(link))
    is_open = bool(group) and request.method != "POST"
    context = {"group": group, "email": link.email if link else "", "done": done, "open": is_open}
    status = 200 if done or is_open else 410
    response = render(request, "groups/own_address.html", context, status=status)
    response["Referrer-Policy"] = "same-origin"  # the address holds the token
    return response
