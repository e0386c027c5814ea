"""A report's HTML page: our fragment in our frame, which loads nothing and runs nothing."""

from markupsafe import Markup

from syncio.reports.rendering import render


def page(title: str, fragment: str) -> bytes:
    """Wrap a rendered fragment.

    :param fragment: markup rendered by this package; it is not escaped again.
    :returns: UTF-8; the same for the same fragment.
    """
    return render("page.html", title=title, fragment=Markup(fragment)).encode()  # noqa: S704  # see :param fragment:
