"""The foundation of every room: mechanisms that do not know the rooms."""
