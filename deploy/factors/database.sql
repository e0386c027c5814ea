-- FactorS's database and log-ins on the SQL Server of docker-compose.yaml, for sqlcmd, which takes the passwords from its
-- environment: makes what is missing, may run again. A lender's own FactorS has its DBA instead of this file.
IF DB_ID('factors') IS NULL
    CREATE DATABASE factors;
GO
IF SUSER_ID('factors_setup') IS NULL
    CREATE LOGIN factors_setup WITH PASSWORD = '$(FACTORS_SETUP_PASSWORD)';
IF SUSER_ID('factors_push') IS NULL
    CREATE LOGIN factors_push WITH PASSWORD = '$(FACTORS_PUSH_PASSWORD)';
GO
USE factors;
GO
IF USER_ID('factors_setup') IS NULL
    CREATE USER factors_setup FOR LOGIN factors_setup;
IF USER_ID('factors_push') IS NULL
    CREATE USER factors_push FOR LOGIN factors_push;
ALTER ROLE db_owner ADD MEMBER factors_setup;
GO
