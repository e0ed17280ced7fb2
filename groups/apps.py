from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = _("Citizen groups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published, workflow_approved

        from groups import (
            consents,
            disaster,
            next_steps,
            own_address,
            permissions,
            private_places,
            promises,
            telling,
        )
        from groups.interpreting import asking
        from groups.mailbox import GroupMailbox
        from groups.members import own_data
        from groups.models import (
            ConfirmationRequest,
            ConfirmationRound,
            CornerGroup,
            CornerRound,
            GroupPage,
            GroupSettings,
            InformationCorner,
        )
        from groups.moderation import review_section
        from groups.names import names_and_kana
        from groups.portal import PORTAL
        from groups.retention import cleaners
        from groups.yearly_confirmation import signals as confirmation
        from hub.accounts import next_steps as steps_of_rooms
        from hub.accounts.me import rooms
        from hub.accounts.signing_in import sign_in_addresses
        from hub.core import kinds
        from hub.disaster import facts
        from hub.editorial.value_log import watch
        from hub.enquiries import mailboxes
        from hub.moderation.hooks import review_sections
        from hub.pages import sections
        from hub.pages.permissions import delete_rules
        from hub.pages.search_registry import Kind, register_kind
        from hub.readable import readings
        from hub.submissions import portal
        from hub.telling.subscriptions.sections import TEMPLATE, for_topic

        kinds.register("groups", GroupSettings, InformationCorner, CornerRound)
        # Saved with their corner.
        rows_of_corners = (CornerGroup, InformationCorner.areas.through)
        kinds.register("groups", *rows_of_corners, by_saving=False)
        kinds.register(
            "yearly confirmation", ConfirmationRound, ConfirmationRequest, by_saving=False
        )
        portal.register(PORTAL)
        facts.register(200, _("Groups that help"), disaster.helping)
        register_kind(
            Kind("group", _("Citizen groups"), ("groups.GroupPage",), 100, is_found_by_labels=True)
        )
        review_sections.append(review_section)
        readings.names.append(names_and_kana)
        sign_in_addresses.update({"portal:ask_mailbox", "portal:mail_sent"})
        watch([GroupSettings, InformationCorner])
        delete_rules.append(permissions.page_deletion_refusal)
        workflow_approved.connect(confirmation.approved, dispatch_uid="groups.yearly_confirmation")
        page_published.connect(own_address.ask, sender=GroupPage, dispatch_uid="groups.own_address")
        rooms.register(own_data.ROOM)
        mailboxes.register(GroupMailbox())
        steps_of_rooms.register(next_steps.lines)
        steps_of_rooms.register(asking.steps)
        asking.register()
        private_places.register()
        promises.register()
        consents.register()
        cleaners.register()
        telling.register()
        sections.register("groups.GroupPage", for_topic(telling.topic_of), TEMPLATE)
