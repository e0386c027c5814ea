"""A report's HTML page: our fragment in our frame, which loads nothing and runs nothing."""

import base64

from markupsafe import Markup

from syncio.reports.palette import declared, variables
from syncio.reports.rendering import render
from syncio.reports.sheet import Sheet

#: Chromium shows nothing at all of an address that is longer: some 4,000 changes.
LONGEST_ADDRESS = 2_000_000
FRAME = Markup('<iframe sandbox="" title="{}" style="{}" {}="{}"></iframe>')
#: What links within a page lead to that has no address of its own. Without it they would load the page around it.
ITSELF = '<base href="about:srcdoc">'


def page(title: str, fragment: str) -> bytes:
    """Wrap a rendered fragment, its inline styles gathered in one style sheet.

    :param fragment: markup rendered by this package; it is not escaped again.
    :returns: UTF-8; the same for the same fragment.
    """
    sheet = Sheet(fragment)
    rules, plain = Markup(variables(sheet.rules)), Markup(sheet.fragment)  # noqa: S704  # see :param fragment:
    schemes = {"light": declared(), "dark": declared(dark=True)}
    return render("page.html", title=title, rules=rules, fragment=plain, **schemes).encode()


def framed(page: str, title: str, style: str = "") -> Markup:
    """A page in a frame that may run nothing and reach nothing, at an address of its own where that is short enough."""
    address = f"data:text/html;charset=utf-8;base64,{base64.b64encode(page.encode()).decode()}"
    if len(address) <= LONGEST_ADDRESS:
        return FRAME.format(title, style, "src", address)
    return FRAME.format(title, style, "srcdoc", page.replace("<head>", f"<head>{ITSELF}", 1))
