"""Blocks of page bodies, by kind. Each has a description, a preview and a template of its own."""

from hub.pages.blocks.bodies import HomeBodyBlock, PageBodyBlock, StoryBodyBlock
from hub.pages.blocks.guidance import CautionBlock, ChecklistBlock, StoryReferenceBlock, TermBlock
from hub.pages.blocks.lists import (
    AttachmentsBlock,
    DoorBlock,
    LinksBlock,
    NoticeBlock,
    PartnersBlock,
    PhotosBlock,
    SourcesBlock,
    SupportBlock,
)

__all__ = [
    "AttachmentsBlock",
    "CautionBlock",
    "ChecklistBlock",
    "DoorBlock",
    "HomeBodyBlock",
    "LinksBlock",
    "NoticeBlock",
    "PageBodyBlock",
    "PartnersBlock",
    "PhotosBlock",
    "SourcesBlock",
    "StoryBodyBlock",
    "StoryReferenceBlock",
    "SupportBlock",
    "TermBlock",
]
