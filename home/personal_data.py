# Of the city's desk.
NOT_OF_PEOPLE = {"home.HomePage.desk_phone", "home.HomePage.desk_address"}
