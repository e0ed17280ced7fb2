"""Groups as HSDS objects. Nothing private is read: contact comes from `PublicContact.open`."""

from functools import cached_property

from django.utils import translation

from groups.choices import ActivityStatus, LegalForm, SpokenLanguage
from groups.models import GroupPage
from groups.portal import PORTAL
from groups.privacy import PublicContact
from hub.core.partial_dates import PartialDate
from hub.languages.addresses import Addresses
from hub.pages.listing import localise
from hub.tables.code_lists import CodeLists
from opendata.hsds.ids import id_of, part_id
from opendata.hsds.parts import filled
from opendata.hsds.places import Places
from opendata.hsds.schedules import schedules
from opendata.hsds.taxonomies import TAXONOMIES, Taxonomies
from opendata.photos import Photos

STATUS = {
    ActivityStatus.ACTIVE: "active",
    ActivityStatus.PAUSED: "temporarily closed",
    ActivityStatus.CLOSED: "defunct",
}
PHONES = {"phone": "voice", "second_phone": "voice", "fax": "fax"}
# ISO 639-3 where the hub's own code is not an ISO code
ISO_LANGUAGES = {SpokenLanguage.SIGN: "jsl"}


class Documents:
    """HSDS objects of some groups in a language, their codes and pictures read together."""

    def __init__(
        self, sources: list[GroupPage], language: str, city: str, prefecture: str = ""
    ) -> None:
        """Prepare `sources` (source pages); `city` and `prefecture` are where addresses are."""
        self.language, self.city, self.prefecture = language, city, prefecture
        self.pages = localise(sources, language)
        self.codes = CodeLists(PORTAL, sources)
        self.photos = Photos(sources)
        self.addresses = Addresses()
        self.taxonomies = Taxonomies(language)

    @cached_property
    def labels(self) -> dict[str, str]:
        with translation.override(self.language):
            return {
                code: str(label) for code, label in [*SpokenLanguage.choices, *LegalForm.choices]
            }

    def organization(self, page: GroupPage) -> dict[str, object]:
        """Return the organization without what hangs on it."""
        source, contact = page.source, PublicContact.open(page)
        return filled(
            {
                "id": id_of(source.translation_key, "organization"),
                "name": page.title,
                "alternate_name": source.name_en or source.other_names,
                "description": page.purpose,
                "email": contact.email,
                "website": source.website,
                "year_incorporated": PartialDate.read(source.founded).year
                if source.founded
                else None,
                "legal_status": self.labels.get(source.legal_form),
                "logo": self.photos.logo(source),
                "uri": self.addresses.of(page),
            },
            "name",
            "description",
        )

    def service(self, page: GroupPage) -> dict[str, object]:
        """Return the service (what the group does) without what hangs on it."""
        source, contact = page.source, PublicContact.open(page)
        confirmed, updated = source.confirmed_on, source.last_published_at
        return filled(
            {
                "id": id_of(source.translation_key, "service"),
                "organization_id": id_of(source.translation_key, "organization"),
                "name": page.title,
                "alternate_name": source.name_en or source.other_names,
                "description": page.activity,
                "url": self.addresses.of(page),
                "email": contact.email,
                "status": STATUS[source.activity_status],
                "interpretation_services": page.language_notes,
                "application_process": page.how_to_join,
                "fees_description": self._costs(page),
                "eligibility_description": self._for_whom(page),
                "assured_date": confirmed.isoformat() if confirmed else None,
                "last_modified": updated.isoformat(timespec="milliseconds") if updated else None,
            },
            "name",
        )

    @cached_property
    def places(self) -> Places:
        return Places(self)

    def full_service(self, page: GroupPage, *, nested: bool = False) -> dict[str, object]:
        """Return the service with all that hangs on it; `nested` in its organization."""
        service = self.service(page)
        place = self.places.service_at_location(page, full=True)
        service |= {
            "phones": self._phones(page, service_id=service["id"]),
            "schedules": self._schedules(page, service["id"]),
            "service_areas": self._areas(page, service["id"]),
            "service_at_locations": [place] if place else [],
            "languages": self._languages(page, service["id"]),
            "contacts": self._contacts(page, service_id=service["id"]),
            "attributes": self._attributes(page, service["id"]),
        }
        if not nested:
            service["organization"] = self.organization(page)
        return service

    def full_organization(self, page: GroupPage, *, full_service: bool) -> dict[str, object]:
        organization = self.organization(page)
        key, number = page.source.translation_key, page.source.corporate_number
        organization |= {
            "contacts": self._contacts(page, organization_id=organization["id"]),
            "phones": self._phones(page, organization_id=organization["id"]),
            "locations": self.places.locations(page, full=True),
            "organization_identifiers": [
                {
                    "id": part_id(key, "identifier"),
                    "organization_id": organization["id"],
                    "identifier_scheme": "JP-NTA",
                    "identifier_type": "法人番号",
                    "identifier": number,
                }
            ]
            if number
            else [],
            "services": [
                self.full_service(page, nested=True) if full_service else self.service(page)
            ],
        }
        return organization

    # --- Parts

    def _for_whom(self, page: GroupPage) -> str:
        terms = self.taxonomies.terms["audiences"]
        names = [terms[code].name for code in self.codes.of(page.source, "audiences")]
        return "\n".join(part for part in (", ".join(names), page.ages) if part)

    def _costs(self, page: GroupPage) -> str:
        with translation.override(self.language):
            return "\n".join(page.costs_in_words)

    def _phones(self, page: GroupPage, **owner: object) -> list[dict[str, object]]:
        contact, key = PublicContact.open(page), page.source.translation_key
        return [
            filled(
                {
                    "id": part_id(key, name, *owner),
                    **owner,
                    "number": getattr(contact, name),
                    "type": kind,
                    "description": contact.call_hours if name == "phone" else "",
                }
            )
            for name, kind in PHONES.items()
            if getattr(contact, name)
        ]

    def _contacts(self, page: GroupPage, **owner: object) -> list[dict[str, object]]:
        contact, key = PublicContact.open(page), page.source.translation_key
        people = {"representative": contact.representative, "contact": contact.contact_person}
        return [
            {"id": part_id(key, role, *owner), **owner, "name": name, "title": role}
            for role, name in people.items()
            if name
        ]

    def _schedules(self, page: GroupPage, service_id: object) -> list[dict[str, object]]:
        source = page.source
        days = self.codes.of(source, "days")
        found = schedules(source.translation_key, source.when_active, days, page.when_active)
        return [filled({"service_id": service_id, **one}) for one in found]

    def _areas(self, page: GroupPage, service_id: object) -> list[dict[str, object]]:
        key, terms = page.source.translation_key, self.taxonomies.terms["areas"]
        return [
            {"id": part_id(key, "area", code), "service_id": service_id, "name": terms[code].name}
            for code in self.codes.of(page.source, "areas")
        ]

    def _languages(self, page: GroupPage, service_id: object) -> list[dict[str, object]]:
        key = page.source.translation_key
        return [
            {
                "id": part_id(key, "language", code),
                "service_id": service_id,
                "name": self.labels[code],
                "code": ISO_LANGUAGES.get(code, code),
            }
            for code in self.codes.of(page.source, "languages_spoken")
        ]

    def _attributes(self, page: GroupPage, service_id: object) -> list[dict[str, object]]:
        key = page.source.translation_key
        found = []
        for name in TAXONOMIES:
            terms = self.taxonomies.terms[name]
            for code in self.codes.of(page.source, name):
                found.append(
                    {
                        "id": part_id(key, name, code),
                        "link_id": service_id,
                        "link_type": name,
                        "link_entity": "service",
                        "taxonomy_term_id": terms[code].id,
                        "taxonomy_term": self.taxonomies.term(terms[code]),
                    }
                )
        return found
