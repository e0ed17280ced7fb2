from hub.core.parts import Part, State

PARTS = [Part("tools", "道具小屋", ("tests.example_room",), default=State.OFF)]
