-- A loan book with its own names and habits: sellers that people enter, currencies and types as codes, credit notes negative.
CREATE SCHEMA book;
CREATE TABLE book.sellers (code varchar(60) PRIMARY KEY, title varchar(200) NOT NULL);
CREATE TABLE book.currencies (id smallint PRIMARY KEY, iso char(3) NOT NULL UNIQUE);
INSERT INTO book.currencies VALUES (1, 'GBP'), (2, 'EUR'), (3, 'AUD'), (4, 'USD');
CREATE TABLE book.customers (
    customer_no int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seller varchar(60) NOT NULL REFERENCES book.sellers,
    ref varchar(120) NOT NULL,
    title varchar(500) NOT NULL,
    vat varchar(100),
    mail varchar(255),
    rating char(1) NOT NULL DEFAULT 'C',
    UNIQUE (seller, ref)
);
CREATE TABLE book.documents (
    document_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seller varchar(60) NOT NULL REFERENCES book.sellers,
    ref varchar(120) NOT NULL,
    customer_no int NOT NULL REFERENCES book.customers,
    doc_type char(1) NOT NULL CHECK (doc_type IN ('I', 'C')),
    number varchar(255) NOT NULL,
    issued date NOT NULL,
    due date,
    currency smallint NOT NULL REFERENCES book.currencies,
    net numeric(18, 2) NOT NULL,
    vat numeric(18, 2) NOT NULL,
    gross numeric(18, 2) NOT NULL,
    memo varchar(20) NOT NULL,
    status smallint NOT NULL,
    settled numeric(18, 2) NOT NULL,
    credited numeric(18, 2) NOT NULL,
    outstanding numeric(18, 2) NOT NULL,
    entered_by varchar(10) NOT NULL,
    collector varchar(30),
    UNIQUE (seller, ref)
);
CREATE TABLE book.document_lines (
    document_no bigint NOT NULL REFERENCES book.documents,
    line_no int NOT NULL,
    what text NOT NULL,
    quantity numeric(19, 4),
    price numeric(19, 4),
    amount numeric(19, 4) NOT NULL,
    vat numeric(19, 4) NOT NULL,
    tax_code varchar(100) NOT NULL,
    account varchar(100) NOT NULL,
    item varchar(100) NOT NULL,
    tracking text NOT NULL,
    PRIMARY KEY (document_no, line_no)
);
CREATE TABLE book.advances (document_no bigint NOT NULL REFERENCES book.documents, at timestamptz NOT NULL, amount numeric(18, 2));
CREATE VIEW book.funded AS
    SELECT document_no, min(at) AS funded_at, sum(amount) AS amount FROM book.advances GROUP BY document_no;
