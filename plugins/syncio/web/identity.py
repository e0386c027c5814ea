"""Who is asking. Airflow knows: its bearer token names the user, and its auth manager says what that user may do.

A browser's cookie is no answer here. Airflow accepts it on posts too, so that a page of somebody else's could make a
signed-in reviewer approve; a token in the header cannot be sent that way.
"""

from typing import Annotated

from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity
from airflow.api_fastapi.core_api.security import GetUserDep, requires_access_dag
from fastapi import Depends, HTTPException, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

DAG = "review"


def bearer_token(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))],
) -> None:
    """:raises HTTPException: 401 where the request has no bearer token, whatever cookies it has."""
    if credentials is None:
        raise HTTPException(
            status.HTTP_401_UNAUTHORIZED,
            "send Airflow's token as `Authorization: Bearer ...`: POST /auth/token gives one; cookies do not count",
            {"WWW-Authenticate": "Bearer"},
        )


def user_name(_: Annotated[None, Depends(bearer_token)], user: GetUserDep) -> str:
    """The name under which the user logs in to Airflow; members are kept by it."""
    return user.get_name()


User = Annotated[str, Depends(user_name)]

#: What a route declares: everybody who may see DAG `review` reads; who may answer its waiting task also writes. What
#: the user is to a client, the member table says.
READS = (Depends(bearer_token), Depends(requires_access_dag("GET", param_dag_id=DAG)))
WRITES = (Depends(requires_access_dag("PUT", DagAccessEntity.HITL_DETAIL, param_dag_id=DAG)),)
