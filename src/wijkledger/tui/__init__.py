"""The terminal front end: screens on the desk; nothing else in the program knows them."""
