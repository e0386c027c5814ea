-- A loan book of 1994: padded names, days as text, money in cents, no numbers of its own, lines in another database.
CREATE SCHEMA "FIN";
CREATE SCHEMA "FINDETL";
CREATE TABLE "FIN"."CLNT" ("CLCODE" char(6) PRIMARY KEY, "CLNAME" char(60) NOT NULL UNIQUE);
CREATE TABLE "FIN"."DEBT" (
    "CLCODE" char(6) NOT NULL REFERENCES "FIN"."CLNT",
    "EXTREF" char(60) NOT NULL,
    "DBNAME" char(40) NOT NULL,
    "VATNO" char(20) NOT NULL,
    "LIMIT" int NOT NULL DEFAULT 0,
    PRIMARY KEY ("CLCODE", "EXTREF")
);
CREATE TABLE "FIN"."INVMAST" (
    "CLCODE" char(6) NOT NULL REFERENCES "FIN"."CLNT",
    "EXTREF" char(60) NOT NULL,
    "DBREF" char(60) NOT NULL,
    "INVTYP" char(2) NOT NULL,
    "INVNO" char(40) NOT NULL,
    "INVDAT" char(8) NOT NULL,
    "DUEDAT" char(8) NOT NULL,
    "CUR" char(3) NOT NULL,
    "NETAMT" int NOT NULL,
    "TAXAMT" int NOT NULL,
    "GRSAMT" int NOT NULL,
    "PAIDAM" int NOT NULL,
    "CRDTAM" int NOT NULL,
    "BALAMT" int NOT NULL,
    "STAT" char(1) NOT NULL CHECK ("STAT" IN ('O', 'X')),
    "INVKEY" char(50) NOT NULL,
    "USRID" char(8) NOT NULL,
    "NOTES" text,
    PRIMARY KEY ("CLCODE", "EXTREF"),
    FOREIGN KEY ("CLCODE", "DBREF") REFERENCES "FIN"."DEBT"
);
CREATE TABLE "FINDETL"."INVLINE" (
    "CLCODE" char(6) NOT NULL,
    "EXTREF" char(60) NOT NULL,
    "SEQ" smallint NOT NULL,
    "DESCR" char(30) NOT NULL,
    "QTY" numeric(15, 3) NOT NULL,
    "AMT" int NOT NULL,
    "TAX" int NOT NULL,
    PRIMARY KEY ("CLCODE", "EXTREF", "SEQ")
);
CREATE TABLE "FIN"."ADVN" ("CLCODE" char(6), "EXTREF" char(60), "AT" timestamp NOT NULL, "AMT" int NOT NULL);
CREATE VIEW "FIN"."FUNDED" AS
    SELECT "CLCODE", "EXTREF", min("AT") AS "SINCE", sum("AMT") AS "AMT" FROM "FIN"."ADVN" GROUP BY "CLCODE", "EXTREF";
