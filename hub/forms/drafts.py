"""Typing, step by step: each saved as a draft. One change = one transaction. No request here."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from wagtail.models import Collection

from hub.assets.intake import take_in
from hub.assets.models import HubDocument, HubImage
from hub.core.rules import require
from hub.forms.declaration import Declaration, Values
from hub.forms.errors import Conflict, Incomplete
from hub.forms.models import Draft

if TYPE_CHECKING:
    from django.core.files.base import ContentFile

    from hub.accounts.models import User

# Where files from outside city hall are kept in the library.
COLLECTION = "団体から"


def locked(form: Declaration, found: models.Model) -> Any:
    """Return the object, read again and locked until the end of the transaction."""
    return form.model._default_manager.select_for_update().get(pk=found.pk)


def draft_of(form: Declaration, found: models.Model) -> Draft | None:
    """Return the draft of a form for an object, if there is one."""
    return Draft.objects.of(form, found).select_related("updated_by").first()


def new_draft(form: Declaration, found: models.Model) -> Draft:
    """Return a draft of a form for an object, not saved yet."""
    return Draft(form=form.name, object=found, base_revision_id=form.base_revision_id(found))


def drafted(form: Declaration, found: models.Model, draft: Draft | None = None) -> Any:
    """Return an unsaved copy of the object with its draft."""
    draft = draft or draft_of(form, found)
    copy = form.base(found, draft)
    return form.write(copy, draft.data) if draft else copy


def base_values(form: Declaration, found: models.Model, draft: Draft | None = None) -> Values:
    """Return the values of all steps as they are without the draft."""
    return form.step_values(form.base(found, draft))


def drafted_values(form: Declaration, found: models.Model, draft: Draft | None = None) -> Values:
    """Return the values of all steps with the draft over them."""
    draft = draft or draft_of(form, found)
    return base_values(form, found, draft) | (draft.data if draft else {})


@transaction.atomic
def save_step(
    form: Declaration, found: models.Model, user: "User", slug: str, values: Values, seen: str
) -> Draft | None:
    """Save a step as draft.

    Args:
        form: which one.
        found: the object.
        user: who typed it.
        slug: the step.
        values: all values of the step.
        seen: `StepForm.fingerprint` of the form that was filled in.

    Returns:
        The draft; None if nothing differs from the object as it is, and nothing did before.

    Raises:
        Refused: the person may not, or not now.
        Conflict: someone else saved this step after the form was shown.
    """
    found = locked(form, found)
    require(form.may_edit(user, found))
    kept = draft_of(form, found)
    draft = kept or new_draft(form, found)
    base = base_values(form, found, draft)
    if form.step_of[slug](base | draft.data).fingerprint != seen:
        raise Conflict(kept)
    patch = {
        name: value
        for name, value in (draft.data | values).items()
        if name not in base or value != base[name]
    }
    if patch != draft.data:
        draft.data = patch
        draft.version += 1
        draft.updated_by = user
        draft.save()
    return draft if draft.pk else None


@transaction.atomic
def finish(form: Declaration, found: models.Model, user: "User", version: int) -> Any:
    """Write the draft into its object, for objects that no one has to approve; it is done then.

    Args:
        form: which one.
        found: the object.
        user: who fills it in.
        version: the draft's version that was looked at.

    Returns:
        The object as it is now, held until the end of the transaction. Doing it twice is the same
        as once.

    Raises:
        Refused: the person may not, or not any more.
        Conflict: the draft is not what was looked at.
        Incomplete: needed values are empty.
        django.core.exceptions.ValidationError: the object as a whole is not valid.
    """
    found = locked(form, found)
    require(form.may_edit(user, found))
    draft = draft_of(form, found)
    if draft is not None and draft.version != version:
        raise Conflict(draft)
    if missing := form.missing(drafted_values(form, found, draft)):
        raise Incomplete(missing)
    if draft is not None:
        form.write(found, draft.data)
        found.full_clean()
        found.save()
        draft.delete()
    return found


def _collection() -> Collection:
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)


@transaction.atomic
def store_files(
    files: "dict[str, ContentFile]", *, title: str, user: "User", are_pictures: bool
) -> dict[str, HubImage] | dict[str, HubDocument]:
    """Store checked files in the library and return them under the same keys.

    Args:
        files: what `clean_picture` or `clean_paper` returned.
        title: what pictures are called: the name of whose they are.
        user: who sent them.
        are_pictures: or else documents, which keep their own names.
    """
    if not files:
        return {}
    collection = _collection()
    if are_pictures:
        return {
            name: take_in(file, title=title, user=user, collection=collection)
            for name, file in files.items()
        }
    return {name: _document(file, user, collection) for name, file in files.items()}


def _document(file: "ContentFile", user: "User", collection: Collection) -> HubDocument:
    document = HubDocument(title=str(file.name), uploaded_by_user=user, collection=collection)
    document.file = file
    document._set_document_file_metadata()
    document.save()
    return document
