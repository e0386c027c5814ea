-- FactorS's database and push's log-in on the SQL Server of docker-compose.yaml, for sqlcmd, which takes the password from
-- its environment: makes what is missing, may run again. The tables and the role's rights are in the scripts that follow.
IF DB_ID('factors') IS NULL
    CREATE DATABASE factors;
GO
IF SUSER_ID('factors_push') IS NULL
    CREATE LOGIN factors_push WITH PASSWORD = '$(FACTORS_PUSH_PASSWORD)';
GO
USE factors;
GO
IF USER_ID('factors_push') IS NULL
    CREATE USER factors_push FOR LOGIN factors_push;
IF DATABASE_PRINCIPAL_ID('syncio_push') IS NULL
    CREATE ROLE syncio_push AUTHORIZATION dbo;
ALTER ROLE syncio_push ADD MEMBER factors_push;
GO
