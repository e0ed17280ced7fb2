"""What a page type needs that people outside city hall keep."""

from django.contrib.contenttypes.fields import GenericRelation

from hub.pages.models import BasePage


class KeptPage(BasePage):
    """Abstract. A page that is kept from outside, through a `Portal` of its type.

    `review_view` is where its changes are looked at. Its versions hold private values, which must
    be deletable: the record of a decision keeps none of them.
    """

    review_view = "moderation_review"
    keeps_decided_content = False

    drafts = GenericRelation("forms.Draft")

    class Meta:
        abstract = True
