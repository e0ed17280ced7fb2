"""Identifiers that stay: made of the group's own key, so that nothing needs to be stored."""

import uuid

# Told apart by what is folded into the low bits; the version of a UUID stays as it is.
KINDS = {
    "organization": 0,
    "service": 0x5E41,
    "location": 0x10CA,
    "service_at_location": 0x5A7A,
}
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://docs.openreferral.org/hsds/3.0/hub")


def id_of(key: uuid.UUID, kind: str) -> str:
    """Return the id of a group's organization, service, location …

    The organization's is the group's key itself. The others fold a mark of their kind into it:
    unlike a digest it can be undone (`key_of`), so an id is found without a table of all.
    """
    return str(uuid.UUID(int=key.int ^ KINDS[kind]))


def key_of(text: str, kind: str) -> uuid.UUID | None:
    """Return the group's key of an id that `id_of` made, None if it is not a UUID."""
    try:
        return uuid.UUID(int=uuid.UUID(text).int ^ KINDS[kind])
    except ValueError:
        return None


def part_id(key: uuid.UUID, *names: object) -> str:
    """Return the id of a part of a group (a phone, a language …), by what it is."""
    return str(uuid.uuid5(key, ":".join(map(str, names))))


def term_id(taxonomy: str, code: str) -> str:
    return str(uuid.uuid5(NAMESPACE, f"{taxonomy}:{code}"))


def taxonomy_id(taxonomy: str) -> str:
    return str(uuid.uuid5(NAMESPACE, taxonomy))
