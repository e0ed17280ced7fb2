"""The table of all pages and languages: what is missing, and where it is mended."""
