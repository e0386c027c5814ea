"""A report's HTML page: our fragment in our frame, which loads nothing and runs nothing."""

import base64

from markupsafe import Markup

from syncio.reports.palette import declared, variables
from syncio.reports.rendering import render
from syncio.reports.sheet import Sheet


def page(title: str, fragment: str) -> bytes:
    """Wrap a rendered fragment, its inline styles gathered in one style sheet.

    :param fragment: markup rendered by this package; it is not escaped again.
    :returns: UTF-8; the same for the same fragment.
    """
    sheet = Sheet(fragment)
    rules, plain = Markup(variables(sheet.rules)), Markup(sheet.fragment)  # noqa: S704  # see :param fragment:
    schemes = {"light": declared(), "dark": declared(dark=True)}
    return render("page.html", title=title, rules=rules, fragment=plain, **schemes).encode()


#: How many bytes a page in a frame may have: Chromium shows none whose address is longer than 2 MiB.
FRAMED = 1_500_000


def framed(page: str, title: str, style: str = "") -> Markup:
    """A page in a frame that may run nothing and reach nothing.

    It is no `srcdoc`: links within such a page would load the address of the page around it.
    """
    source = base64.b64encode(page.encode()).decode()
    frame = Markup('<iframe sandbox="" title="{}" style="{}" src="data:text/html;charset=utf-8;base64,{}">')
    return frame.format(title, style, source) + Markup("</iframe>")
