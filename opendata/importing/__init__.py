"""Groups taken in from a table: read, looked at (dry run), done all or not at all."""
