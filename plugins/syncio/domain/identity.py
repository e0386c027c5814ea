"""What tells that two numbers, debtors or documents are the same one, however they are written."""

import re
import unicodedata
from collections.abc import Iterable
from string import ascii_uppercase

from syncio.domain.invoice import Line, hashed

#: What people put between the parts of a number; SQL strips the same before it looks for equal ones.
SEPARATORS = " \t\u00a0-\u2010\u2011\u2012\u2013\u2014_./\\,:;#'\"()[]+*&|"
_STRIPPED = str.maketrans("", "", SEPARATORS)
_DIGITS = re.compile(r"[0-9]+")
#: What says only what kind of company it is.
_FORMS = frozenset(
    """
    ltd limited llc llp lp plc inc incorporated corp corporation co company pty pvt gmbh ag kg ohg ug se sa sas sarl srl
    spa bv nv oy ab as aps kft zrt nyrt bt doo sro the and und
    """.split()  # noqa: SIM905  # forty quoted words are harder to read
)
#: Domains that anybody can have an address at: sharing one says nothing.
PUBLIC = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com yahoo.com yahoo.co.uk
    yahoo.com.au yahoo.co.nz ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.de
    gmx.net web.de t-online.de mail.com zoho.com fastmail.com yandex.com hey.com btinternet.com sky.com talktalk.net
    virginmedia.com ntlworld.com bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz orange.fr
    free.fr wanadoo.fr laposte.net libero.it seznam.cz wp.pl o2.pl freemail.hu citromail.hu t-online.hu indamail.hu
    """.split()  # noqa: SIM905
)
#: Fewer digits are no tax number but `none` or `0`.
_LEAST_DIGITS = 5


def number_key(number: str) -> str:
    """A document's number, upper case, without what stands between its parts; '' where nothing is left."""
    return "".join(number.translate(_STRIPPED).upper().split())


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are alike but for separators and case.

    `2024-1-12` and `2024-11-2` are not: as many groups of digits, and other ones.
    """
    if number_key(one) != number_key(other):
        return False
    groups, others = _DIGITS.findall(one), _DIGITS.findall(other)
    return groups == others or len(groups) != len(others)


def tax_key(number: str) -> str:
    """A tax number without separators and without the letters (a country's, a register's) before it; '' for none."""
    key = "".join(letter for letter in number.upper() if letter.isascii() and letter.isalnum()).lstrip(ascii_uppercase)
    return key if sum(letter.isdigit() for letter in key) >= _LEAST_DIGITS else ""


def name_key(name: str) -> str:
    """A company's name in small letters, without accents, punctuation and legal form; '' where nothing is left."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = re.findall(r"\w+", plain.casefold().replace("'", "").replace(".", ""))
    return "".join(word for word in words if word not in _FORMS) or "".join(words)


def mail_domain(address: str) -> str:
    """The domain of an e-mail address; '' where it has none, or one that anybody may have an address at."""
    domain = address.strip().casefold().rpartition("@")[2].strip(".> ") if "@" in address else ""
    return "" if domain in PUBLIC or "." not in domain else domain


def fingerprint(lines: Iterable[Line]) -> bytes:
    """What the lines are about, whatever they amount to and in whatever order: 8 bytes.

    Figures in a description (`week 31`, `PO 1234`) do not count.
    """
    said = sorted(
        {f"{line.item}|{line.account}|{''.join(filter(str.isalpha, line.description.casefold()))}" for line in lines}
    )
    return hashed("\n".join(said).encode())[:8]
