"""Blocks of page bodies, by kind. Each has a description, a preview and a template of its own."""

from core.blocks.bodies import HomeBodyBlock, PageBodyBlock, StoryBodyBlock
from core.blocks.guidance import CautionBlock, ChecklistBlock, StoryReferenceBlock, TermBlock
from core.blocks.lists import (
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
