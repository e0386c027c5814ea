"""Make the tables of Airflow and of FAB in an empty database, as `airflow db migrate` leaves them."""

import airflow.models
from airflow import settings
from airflow.models.base import Base
from airflow.providers.fab.auth_manager.models import Role

if __name__ == "__main__":
    airflow.models.import_all_models()  # type: ignore[no-untyped-call]
    for metadata in (Base.metadata, Role.metadata):
        metadata.create_all(settings.engine)
