"""A room that brings one of everything: a shed of tools that citizens borrow.

It shows what a room consists of, and that nothing outside its folder has to know of it. It runs in
tests alone (tests/hub_with_example_room).
"""
