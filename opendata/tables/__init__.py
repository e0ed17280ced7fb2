"""Groups as a table: the columns of FIELDS, written to CSV and read back."""
