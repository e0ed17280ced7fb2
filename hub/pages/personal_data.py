# Of offices and districts, not of people.
NOT_OF_PEOPLE = {
    "pages.Area.latitude",
    "pages.Area.longitude",
    "pages.Department.phone",
}
