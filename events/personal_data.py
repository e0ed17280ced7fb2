"""Which of the room's columns are of people: none."""

# What an event and its organisers are called, in public.
NOT_OF_PEOPLE = {"events.EventOrganiser.name"}
