"""Another file, or other words, in the place of an approved file."""
