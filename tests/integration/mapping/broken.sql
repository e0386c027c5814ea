-- What is done to a copy of a loan book, each under the line that the check has for it then: book, then the line.

-- reference: invoice.reference: is not there
ALTER TABLE invoice DROP reference;

-- reference: invoice.number: takes 30 characters, fewer than
ALTER TABLE invoice ALTER number TYPE varchar(30);

-- reference: invoice.total: keeps 2 decimals and would round
ALTER TABLE invoice ALTER total TYPE numeric(19,2);

-- reference: invoice.issue_date: is timestamp without time zone
ALTER TABLE invoice ALTER issue_date TYPE timestamp;

-- reference: invoice.branch: must have a value, and the mapping gives it
ALTER TABLE invoice ADD branch int NOT NULL;

-- reference: invoice.due_date: must have a value, and due_date may be
ALTER TABLE invoice ALTER due_date SET NOT NULL;

-- reference: invoice: no unique index binds its keys
ALTER TABLE invoice DROP CONSTRAINT invoice_client_external_id_key;

-- reference: invoice.id: is the number, and FactorS does not fill it
ALTER TABLE invoice ALTER id DROP IDENTITY;

-- reference: has no 'credit_note', which the mapping writes
ALTER TABLE invoice ADD CHECK (kind IN ('receivable'));

-- reference: invoice: the log-in may not UPDATE
REVOKE UPDATE ON invoice FROM factors_push;

-- reference: invoice_line: the log-in may not DELETE
REVOKE DELETE ON invoice_line FROM factors_push;

-- reference: push_ledger: the log-in may not INSERT
REVOKE INSERT ON integration.push_ledger FROM factors_push;

-- reference: its schema may not be used
REVOKE USAGE ON SCHEMA integration FROM factors_push;

-- reference: integration.funding: is not there
DROP VIEW integration.funding;

-- reference: integration.push_ledger: is not there
DROP TABLE integration.push_ledger;

-- tidy: book.currencies.iso: has no rows
DELETE FROM book.currencies;

-- tidy: book.currencies.iso: has 'GBP' more than once
ALTER TABLE book.currencies DROP CONSTRAINT currencies_iso_key;
INSERT INTO book.currencies VALUES (9, 'GBP');

-- tidy: book.documents.status: book.states has no '9', which the mapping writes
CREATE TABLE book.states (id smallint PRIMARY KEY);
INSERT INTO book.states VALUES (1), (5);
ALTER TABLE book.documents ADD FOREIGN KEY (status) REFERENCES book.states;

-- tidy: takes nothing negative, and the mapping makes a credit
ALTER TABLE book.documents ADD CHECK (gross >= 0);

-- tidy: book.customers.vat: must have a value
ALTER TABLE book.customers ALTER vat SET NOT NULL;

-- tidy: book.documents.customer_no: is integer and cannot hold all of book.customers.customer_no
ALTER TABLE book.customers ALTER customer_no TYPE bigint;

-- tidy: book.documents.outstanding: is filled by FactorS itself (computed)
ALTER TABLE book.documents DROP outstanding;
ALTER TABLE book.documents ADD outstanding numeric(18,2) GENERATED ALWAYS AS (gross) STORED;

-- tidy: the enumeration enum has no 'C'
CREATE TYPE book.kind AS ENUM ('I');
ALTER TABLE book.documents DROP doc_type;
ALTER TABLE book.documents ADD doc_type book.kind;

-- tidy: book.documents.number: takes 10 characters
CREATE DOMAIN book.short AS varchar(10);
ALTER TABLE book.documents ALTER number TYPE book.short;

-- tidy: book.documents.seller: is compared with book.sellers.code, and their collations differ (POSIX, C)
ALTER TABLE book.sellers ALTER code TYPE varchar(60) COLLATE "C";
ALTER TABLE book.documents ALTER seller TYPE varchar(60) COLLATE "POSIX";

-- legacy: FIN.INVMAST.STAT: the constraint INVMAST_STAT_check has no 'X'
ALTER TABLE "FIN"."INVMAST" DROP CONSTRAINT "INVMAST_STAT_check";
ALTER TABLE "FIN"."INVMAST" ADD CHECK ("STAT" IN ('O', 'V'));

-- legacy: FIN.CLNT.CLNAME: has 'Acme' more than once
ALTER TABLE "FIN"."CLNT" DROP CONSTRAINT "CLNT_CLNAME_key";
INSERT INTO "FIN"."CLNT" VALUES ('a', 'Acme'), ('b', 'Acme'), ('c', 'Other');

-- legacy: FIN.INVMAST.GRSAMT: is numeric(10,2), and the mapping says int
ALTER TABLE "FINDETL"."INVLINE" ALTER "SEQ" TYPE int;
ALTER TABLE "FIN"."INVMAST" ALTER "GRSAMT" TYPE numeric(10,2);

-- legacy: FIN.INVMAST.DBREF: is compared with FIN.DEBT.EXTREF, and their collations differ (POSIX, C)
ALTER TABLE "FIN"."INVMAST" DROP CONSTRAINT "INVMAST_CLCODE_DBREF_fkey";
ALTER TABLE "FIN"."DEBT" ALTER "EXTREF" TYPE char(60) COLLATE "C";
ALTER TABLE "FIN"."INVMAST" ALTER "DBREF" TYPE char(60) COLLATE "POSIX";
