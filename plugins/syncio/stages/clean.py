"""release_clean: edits that raise nothing and carry no flag pass without a person, where a policy says so."""

import logging
from collections.abc import Iterable, Iterator, Sequence

from syncio.domain.change import Change, policy_hash
from syncio.domain.client import Client
from syncio.domain.policy import counted, is_clean, is_drawn
from syncio.domain.rules import Funding
from syncio.stages.changes import find_changes
from syncio.stages.release import next_push_id
from syncio.stores.compare import keep_funding, lock_review
from syncio.stores.compare.asking import Asking
from syncio.stores.database import Connection, translated
from syncio.stores.releases import CleanPolicy, CleanReleases, Releases

log = logging.getLogger(__name__)


def release_clean(connection: Connection, client: Client, funding: Iterable[Funding] | None = None) -> int:
    """Release what a standing approval of kind `clean` covers of one client; answers how many changes.

    It comes before the comparison, which shows people all that is left: what is drawn, what is above the day's
    allowance, and what FactorS has refused before.

    :param funding: as in `compare`: the flags rest on it, and push asks once more.
    """
    with translated():
        releases = CleanReleases(connection)
        lock_review(connection, client)  # nobody else uses the allowance meanwhile
        policy = releases.policy(client.id)
        count = 0
        if policy is not None:
            keep_funding(connection, client, funding)
            changes = [change for change in find_changes(Asking.of(connection, client)) if is_clean(change)]
            count = sum(1 for _ in released(connection, policy, changes))
        connection.commit()
    log.info("release_clean of client %s: %s released", client.id, count)
    return count


def released(connection: Connection, policy: CleanPolicy, changes: Sequence[Change]) -> Iterator[Change]:
    """Release one change after the other while the allowance lasts; names those that were."""
    releases, used = CleanReleases(connection), policy.used
    records = [change.record for change in changes]
    refused, reopened = Releases(connection).withdrawn(records), releases.reopened(records)
    for change in changes:
        before = change.before
        if before is None or is_drawn(policy.secret, change.external_id, before.content):
            continue
        if (change.record, before.content, change.after.content) in reopened:
            continue
        bound, amount = policy_hash(policy.hash, change.external_id, before, change.after), counted(change)
        weight = releases.weight(policy, amount, change.currency)
        if bound in refused or used + weight > policy.amount:
            continue
        if releases.insert(policy, change, amount, bound, next_push_id(bound, {})):
            used += weight
            yield change
