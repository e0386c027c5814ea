"""Names that staff give, to clients and to people: whoever meets one, in a list, a log or a mail, sees all of it."""

from syncio.errors import Invalid
from syncio.inert import told

LONGEST = 200


def plain(name: str, field: str) -> str:
    """The name as it was given.

    :param field: what it is the name of.
    :raises Invalid: where it is empty or too long, or not all of it can be seen; repeats nothing of it.
    """
    hidden = [char for char in name if told(char) != char]
    if hidden:
        raise Invalid(f"{field} has a character that cannot be seen (U+{ord(hidden[0]):04X})", field=field)
    if name != name.strip() or not name:
        raise Invalid(f"{field} is empty, or has spaces around it", field=field)
    if len(name) > LONGEST:
        raise Invalid(f"{field} has {len(name):,} characters: {LONGEST} are the most", field=field)
    return name
