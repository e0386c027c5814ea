from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case


def related_party(case: Case) -> Iterator[Flag]:
    """Client and debtor have a tax number or an e-mail domain in common: block. Public mail domains say nothing."""
    moved = case.edited and case.before is not None and case.before.debtor != case.after.debtor
    if not (case.enters or moved) or case.closed_history:
        return
    client, debtor = case.context.client, case.context.debtor
    domains = sorted(set(client.mail_domains) & set(debtor.mail_domains))
    same_tax = client.tax_key == debtor.tax_key != ""
    if not (same_tax or domains):
        return
    what = " and ".join(["the same tax number"] * same_tax + [f"the e-mail domain {domain}" for domain in domains[:1]])
    yield Flag(
        rule="related_party",
        severity="block",
        sentence=f"Client and debtor have {what}: they may belong together.",
        evidence=({"tax_number": debtor.tax_key} if same_tax else {}) | ({"domain": domains[0]} if domains else {}),
    )
