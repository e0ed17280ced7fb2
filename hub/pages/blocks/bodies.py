"""Which blocks a page's body may have."""

from wagtail import blocks

from hub.pages.blocks import guidance, media, structure, text


class HomeBodyBlock(blocks.StreamBlock):
    heading = text.HeadingBlock()
    paragraph = text.ParagraphBlock()
    figures = structure.FiguresBlock()
    call_to_action = structure.CallToActionBlock()
    related_pages = structure.RelatedPagesBlock()


class StoryBodyBlock(blocks.StreamBlock):
    """Case stories and news."""

    paragraph = text.ParagraphBlock()
    heading = text.HeadingBlock()
    interview = text.InterviewBlock()
    quote = text.QuoteBlock()
    figures = structure.FiguresBlock()
    photo = media.PhotoBlock()
    gallery = media.GalleryBlock()
    before_after = media.BeforeAfterBlock()
    steps = structure.StepsBlock()
    timeline = structure.TimelineBlock()
    table = structure.TableBlock()
    facts = structure.FactsBlock()
    call_to_action = structure.CallToActionBlock()
    related_pages = structure.RelatedPagesBlock()
    video = media.VideoBlock()
    download = media.DownloadBlock()


class PageBodyBlock(StoryBodyBlock):
    """Content pages and chapters of a manual."""

    checklist = guidance.ChecklistBlock()
    caution = guidance.CautionBlock()
    term = guidance.TermBlock()
    story_reference = guidance.StoryReferenceBlock()
