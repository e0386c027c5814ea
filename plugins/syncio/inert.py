"""Text from outside, made harmless to look at: nothing in it can hide, reorder, recolour or flood a page.

Markup is escaped by the templates; this is about what survives escaping: controls, ANSI, invisible and bidirectional
characters, and length.
"""

import hashlib
import unicodedata

LONGEST = 400
LONGEST_NAME = 60

#: Categories that have no shape of their own: controls, formats (bidi, zero width), surrogates, private use, breaks.
SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
NAMED = {"\n": "↵", " ": " "}
#: A letter with more marks than this stacked on it is somebody drawing over other lines.
STACKED = 4
#: With what HTML and Markdown begin a tag, an attribute's end, a link, an image or code, and letters that look alike.
MARKUP = str.maketrans('<>[]"`', "\uff1c\uff1e\uff3b\uff3d\uff02\uff40")


def visible(text: str, longest: int = LONGEST) -> str:
    """Write what has no shape as a sign (`↵`, `[U+001B]`, `[U+202E]`), shorten what is too long; no more."""
    return told(shortened(text, longest))


def told(text: str) -> str:
    """The same of a text of ours, however long, that names may stand in."""
    return text if text.isascii() and text.isprintable() else "".join(unstacked(text))


def harmless(name: str) -> str:
    """A name for a page, a note or a mail that others render, as text, HTML or Markdown: one short line without markup.

    :returns: at most 700 characters, 60 where all of them are letters of the name.
    """
    return visible(name, LONGEST_NAME).translate(MARKUP)


def sign(char: str) -> str:
    """One character, or the sign that stands for it."""
    if char in NAMED:
        return NAMED[char]
    return f"[U+{ord(char):04X}]" if unicodedata.category(char) in SHAPELESS else char


def unstacked(text: str) -> list[str]:
    """The signs of a text, without more than a few combining marks on one letter."""
    signs, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        signs.append(sign(char) if marks <= STACKED else f"[U+{ord(char):04X}]")
    return signs


def shortened(text: str, longest: int = LONGEST) -> str:
    """Keep the beginning and the end; the middle is named by its length and the whole by its SHA-256."""
    if len(text) <= longest:
        return text
    kept = longest // 2
    hidden = f"{len(text) - 2 * kept:,}"
    return f"{text[:kept]} [... {hidden} characters not shown, sha256 {digest(text)} ...] {text[-kept:]}"


def digest(text: str) -> str:
    """The beginning of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
