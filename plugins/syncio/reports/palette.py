"""The colours of our pages, light and dark.

Fragments carry the light ones, as JupyterLab shows them on white; a page's sheet says variables instead, so that it
follows the reader's scheme. Prints are light. `#fff` is white in both schemes.
"""

import re

#: Light: the name of its variable, and dark.
COLOURS = {
    "#ffffff": ("paper", "#171c22"),
    "#f1f3f5": ("ground", "#0e1216"),
    "#1b2430": ("ink", "#e6eaf0"),
    "#5a6675": ("muted", "#a6b2c0"),
    "#dfe4ea": ("line", "#39434e"),
    "#e6eaef": ("hair", "#2b333c"),
    "#a4262c": ("red", "#ff9a94"),
    "#9b1c22": ("stop", "#b5353c"),
    "#b7791f": ("amber", "#d29a3f"),
    "#fbf1dc": ("look", "#46360f"),
    "#6f4a05": ("on-look", "#f5d48b"),
    "#3b6ea5": ("blue", "#6fa3da"),
    "#e8f0f8": ("note", "#1d3450"),
    "#24507d": ("on-note", "#a9cdf2"),
    "#c3ccd6": ("grey", "#5d6976"),
    "#eef1f4": ("plain", "#2b333c"),
    "#46515e": ("on-plain", "#c0cad5"),
    "#fbecec": ("old", "#452426"),
    "#8a1f24": ("on-old", "#ffb3ae"),
    "#e7f4ea": ("new", "#1b3b26"),
    "#17552b": ("on-new", "#9fdcb1"),
}
COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def variables(css: str) -> str:
    """CSS with our colours' variables in place of the light colours."""
    return COLOUR.sub(lambda found: f"var(--{COLOURS[found[0]][0]})" if found[0] in COLOURS else found[0], css)


def declared(dark: bool = False) -> str:
    """The declarations of every variable, for one scheme."""
    return " ".join(f"--{name}: {night if dark else light};" for light, (name, night) in COLOURS.items())
