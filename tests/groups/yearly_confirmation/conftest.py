from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from groups.models import ConfirmationRequest, GroupPage
from groups.yearly_confirmation.rounds import keep
from groups.yearly_confirmation.tokens import token_of

MAY, JUNE = date(2027, 5, 1), date(2027, 6, 1)


@pytest.fixture
def old(hub, people):
    """The public group, registered long ago; the other one is too new to be asked."""
    GroupPage.objects.filter(pk=hub.group.pk).update(
        registered_on=date(2013, 5, 1),
        confirmed_on=date(2026, 6, 2),
        confirmed_by="団体の代表者",
    )
    GroupPage.objects.filter(slug="betsu").update(registered_on=date(2027, 2, 1))
    return GroupPage.objects.get(pk=hub.group.pk)


@pytest.fixture
def asked(old):
    """The group's request of 2027, asked in May."""
    keep(MAY)
    return ConfirmationRequest.objects.get(group=old)


@pytest.fixture
def phone(asked):
    """Somebody who opens the address of the e-mail."""
    client = Client(enforce_csrf_checks=True)
    address = reverse("portal:confirm", args=[token_of(asked)])
    return SimpleNamespace(
        address=address,
        opens=lambda: client.get(address),
        presses=lambda answer: client.post(address, {"answer": answer}),
        client=client,
    )
