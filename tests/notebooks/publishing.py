"""Reports of a review, made and published as DAG `review` does."""

from dataclasses import replace

from syncio.settings import settings
from syncio.stages.report import approval_report, diff_report
from tests.integration.staged.house import House
from tests.integration.web.served import Served

MADE = {"diff": diff_report, "approval": approval_report}


def publish(api: Served, house: House, review: int, *kinds: str) -> None:
    """Run the notebooks and put their pages where the web app looks for them."""
    there = replace(settings(), reports_url=api.reports.as_uri())
    with house.app() as connection:
        for kind in kinds:
            MADE[kind](connection, review, there)
