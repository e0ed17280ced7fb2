"""How a body stands, sits, kneels: joints in heights of the figure, x forward and y up."""

import math
from dataclasses import dataclass, replace

Joint = tuple[float, float]


@dataclass(frozen=True)
class Pose:
    """Hips and neck, and where hands and feet reach; elbows and knees follow from them."""

    hip: Joint = (0.0, 0.47)
    neck: Joint = (0.005, 0.795)
    hands: tuple[Joint, Joint] = ((0.095, 0.415), (-0.09, 0.412))
    feet: tuple[Joint, Joint] = ((-0.055, 0.0), (0.06, 0.0))
    knees: int = 1
    elbows: tuple[int, int] = (-1, -1)
    nod: Joint = (0.0, 0.0)

    def with_hands(self, back: Joint, front: Joint) -> "Pose":
        """Return the same pose with the hands elsewhere."""
        return replace(self, hands=(back, front))


STAND = Pose()
SIT = Pose(
    hip=(0, 0.27), neck=(0.02, 0.59), hands=((0.15, 0.37), (0.21, 0.36)),
    feet=((0.2, 0.0), (0.25, 0.0)),
)  # fmt: skip
KNEEL = Pose(
    hip=(-0.06, 0.17), neck=(0.09, 0.46), hands=((0.24, 0.12), (0.3, 0.13)),
    feet=((-0.115, -0.005), (-0.1, -0.005)), nod=(0.025, -0.015),
)  # fmt: skip
POSES = {
    "stand": STAND,
    "hold": STAND.with_hands((0.16, 0.55), (0.17, 0.53)),
    "show": STAND.with_hands((0.1, 0.5), (0.27, 0.68)),
    "talk": STAND.with_hands((0.13, 0.6), (0.22, 0.6)),
    "wave": replace(STAND, hands=((0.23, 0.98), (-0.09, 0.45)), elbows=(1, -1)),
    "cheer": replace(STAND, hands=((0.22, 1.02), (-0.2, 1.02)), elbows=(1, -1)),
    "stretch": replace(
        STAND, hands=((0.15, 1.07), (-0.12, 1.07)), elbows=(1, -1), feet=((-0.12, 0), (0.12, 0)),
        neck=(0.02, 0.785),
    ),
    "side": replace(
        STAND, neck=(0.09, 0.77), hands=((0.27, 1.0), (-0.04, 0.42)), elbows=(1, -1),
        feet=((-0.13, 0), (0.12, 0)), nod=(0.03, -0.01),
    ),
    "walk": replace(
        STAND, neck=(0.02, 0.79), hands=((0.15, 0.48), (-0.13, 0.47)),
        feet=((-0.17, 0.025), (0.15, 0.0)),
    ),
    "run": replace(
        STAND, neck=(0.06, 0.78), hands=((0.2, 0.62), (-0.13, 0.55)),
        feet=((-0.25, 0.13), (0.17, 0.02)),
    ),
    "stick": replace(STAND, neck=(0.05, 0.765), hands=((0.1, 0.45), (0.19, 0.42)),
                     nod=(0.02, -0.01)),
    "pick": replace(
        STAND, hip=(-0.05, 0.45), neck=(0.12, 0.73), hands=((0.08, 0.42), (0.3, 0.43)),
        feet=((-0.1, 0.0), (0.09, 0.0)), nod=(0.035, -0.03),
    ),
    "dig": replace(
        STAND, hip=(-0.06, 0.44), neck=(0.1, 0.73), hands=((0.1, 0.5), (0.28, 0.4)),
        feet=((-0.14, 0.0), (0.1, 0.0)), nod=(0.03, -0.025),
    ),
    "carry": replace(STAND, hands=((0.18, 0.47), (0.2, 0.46))),
    "kneel": KNEEL,
    "crouch": replace(
        KNEEL, hip=(-0.1, 0.16), neck=(0.06, 0.45), feet=((-0.03, 0.0), (0.04, 0.0)),
    ),
    "floor": replace(
        KNEEL, hip=(-0.04, 0.13), neck=(0.0, 0.45), feet=((-0.075, -0.005), (-0.062, -0.005)), hands=((0.09, 0.2), (0.13, 0.19)),
        nod=(0.0, 0.0),
    ),
    "sit": SIT,
    "write": replace(SIT, neck=(0.05, 0.585), hands=((0.22, 0.41), (0.3, 0.405)),
                     nod=(0.025, -0.012)),
    "sit_talk": SIT.with_hands((0.2, 0.42), (0.27, 0.5)),
    "lead": replace(STAND, hands=((0.29, 0.82), (0.12, 0.6))),
    "fiddle": replace(STAND, hands=((0.2, 0.735), (0.17, 0.69)), elbows=(-1, -1),
                      nod=(-0.005, -0.01)),
    "flute": replace(STAND, hands=((0.13, 0.83), (0.23, 0.82))),
    "strum": replace(SIT, hands=((0.27, 0.47), (0.08, 0.36))),
    "swing": replace(SIT, hands=((0.1, 0.56), (0.12, 0.55)), feet=((0.26, 0.04), (0.3, 0.05))),
}  # fmt: skip


def bend(start: Joint, end: Joint, bone: float, side: int) -> tuple[Joint, Joint]:
    """Return the middle joint and the reachable end of a limb of two equal bones.

    Args:
        start: The shoulder or hip.
        end: Where hand or foot wants to be; drawn nearer if out of reach.
        bone: The length of each bone.
        side: 1 or -1, the side the joint bends to.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = math.hypot(dx, dy) or 1e-6
    reach = min(distance, bone * 1.985)
    dx, dy = dx / distance, dy / distance
    rise = math.sqrt(max(0.0, bone**2 - (reach / 2) ** 2)) * side
    middle = (start[0] + dx * reach / 2 - dy * rise, start[1] + dy * reach / 2 + dx * rise)
    return middle, (start[0] + dx * reach, start[1] + dy * reach)
