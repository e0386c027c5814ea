"""One style sheet out of a fragment's inline styles.

JupyterLab keeps inline styles and drops style sheets from what it does not trust; a page of 500 changes would repeat
the same hundred characters some thousand times.
"""

import re
from collections import Counter, defaultdict

#: An element's beginning. What clients write is escaped: it has neither `<` nor `"`.
ELEMENT = re.compile(
    r'<(?P<name>[a-z][a-z0-9]*)(?P<more>(?: [a-z-]+(?:="[^"<>]*"|=[a-z0-9#]+)?)*?)'
    r'(?: class="(?P<of>[^"<>]*)")?(?: style="(?P<style>[^"<>]*)")?>'
)


class Sheet:
    """The rules of a fragment: a class for each style, and none for the most frequent one among elements of a name.

    Where some element of that name has neither class nor style, all styles of the name are classes.
    """

    def __init__(self, fragment: str) -> None:
        plain: dict[str, Counter[str]] = defaultdict(Counter)
        for element in ELEMENT.finditer(fragment):
            if not element["of"]:
                plain[element["name"]][element["style"] or ""] += 1
        self._of_names = {name: styles.most_common(1)[0][0] for name, styles in plain.items() if "" not in styles}
        self._of_classes: dict[str, str] = {}
        #: The fragment with classes in place of styles.
        self.fragment = ELEMENT.sub(self._classed, fragment)

    def _classed(self, element: re.Match[str]) -> str:
        name, style, classes = element["name"], element["style"], (element["of"] or "").split()
        if style and (classes or self._of_names.get(name) != style):
            classes.append(self._of_classes.setdefault(style, f"s{len(self._of_classes)}"))
        worn = f' class="{" ".join(classes)}"' if len(classes) > 1 else "".join(f" class={one}" for one in classes)
        return f"<{name}{element['more']}{worn}>"

    @property
    def rules(self) -> str:
        """CSS, a rule a line."""
        names = {f"{name}:not([class])": style for name, style in self._of_names.items()}
        classes = {f".{name}": style for style, name in self._of_classes.items()}
        return "\n".join(f"{selector} {{ {style} }}" for selector, style in (names | classes).items())
