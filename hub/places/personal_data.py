# Of halls and grounds, not of people.
NOT_OF_PEOPLE = {
    "places.PlacePage.address",
    "places.PlacePage.building",
    "places.PlacePage.latitude",
    "places.PlacePage.longitude",
    "places.PlacePage.phone",
    "places.PlacePage.postal_code",
}
