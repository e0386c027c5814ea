"""Who the debtors are, whatever their clients call them: kept by compare, for debtors that are new or were edited."""

from syncio.domain.client import Client
from syncio.domain.identity import mail_domain, name_key, tax_key
from syncio.domain.invoice import debtor_of
from syncio.stores.database import Connection, statement


def keep_parties(connection: Connection, client: Client) -> int:
    """Bring a client's parties up to its debtors' newest versions; returns how many moved. The caller commits."""
    moved = connection.execute(statement("compare", "moved_debtors").encode(), {"client": client.id}).fetchall()
    if not moved:
        return 0
    records, ns, docs = zip(*moved, strict=True)
    debtors = [debtor_of(doc) for doc in docs]
    asked = {
        "records": list(records),
        "ns": list(ns),
        "tax_keys": [tax_key(debtor.tax_number) for debtor in debtors],
        "name_keys": [name_key(debtor.name) for debtor in debtors],
        "mail_domains": [mail_domain(debtor.email) for debtor in debtors],
    }
    return connection.execute(statement("compare", "keep_parties").encode(), asked).rowcount
