"""Bars for a table's cells, as pictures that need no script, no font and no network.

Names and amounts stand beside them as text. What blocks is solid, the rest hatched: they differ in black and white too.
"""

import base64
from decimal import Decimal

from markupsafe import Markup

from syncio.domain.money import ZERO

#: Of one brightness between light and dark paper, so that it stands out from both.
FILL = "#5f7fa6"
HATCH = f'<pattern id="h" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" stroke="{FILL}" stroke-width="4"/></pattern>'  # noqa: E501  # SVG


def bar(blocked: Decimal, other: Decimal, longest: Decimal) -> Markup:
    """A bar as the source of an <img> that is as wide as the longest one.

    :param blocked: the solid part; `other`: the hatched part; `longest`: what the full width stands for, more than 0.
    """
    solid, hatched = share(blocked, longest), share(other, longest)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="12">',
        f'<rect width="{solid}%" height="12" fill="{FILL}"/>' if solid else "",
        f'{HATCH}<rect x="{solid}%" width="{hatched}%" height="12" fill="url(#h)"/>' if hatched else "",
        "</svg>",
    ]
    return Markup("data:image/svg+xml;base64,") + base64.b64encode("".join(parts).encode()).decode()


def share(part: Decimal, whole: Decimal) -> Decimal:
    """In per cent; 0 for nothing, and never so little that it cannot be seen."""
    return max(Decimal("0.5"), (100 * part / whole).quantize(Decimal("0.1"))) if part > ZERO else ZERO
