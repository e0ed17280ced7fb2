"""The ground that every room stands on: mechanisms that know no room."""
