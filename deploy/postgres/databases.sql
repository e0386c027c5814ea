-- PostgreSQL's databases and log-ins: run by the image once, on an empty volume. The passwords come from the container's
-- environment. Groups own and are granted things by SyncIO's migrations; each process logs in as a member of one.
SET log_min_error_statement = panic;  -- a statement that fails would be logged with its password
\getenv airflow AIRFLOW_DB_PASSWORD
\getenv setup SYNCIO_SETUP_PASSWORD
\getenv tasks SYNCIO_TASKS_PASSWORD
\getenv api SYNCIO_API_PASSWORD

CREATE ROLE syncio_owner NOLOGIN;
CREATE ROLE syncio_app NOLOGIN;
CREATE ROLE syncio_web NOLOGIN;
CREATE ROLE airflow LOGIN PASSWORD :'airflow';
CREATE ROLE syncio_setup LOGIN PASSWORD :'setup' IN ROLE syncio_owner;
CREATE ROLE syncio_tasks LOGIN PASSWORD :'tasks' IN ROLE syncio_app;
CREATE ROLE syncio_api LOGIN PASSWORD :'api' IN ROLE syncio_web;

CREATE DATABASE airflow OWNER airflow;
CREATE DATABASE syncio OWNER syncio_owner;
REVOKE ALL ON DATABASE airflow, syncio, postgres FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE syncio TO syncio_app, syncio_web;
