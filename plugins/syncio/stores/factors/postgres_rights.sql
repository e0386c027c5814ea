-- factors_push writes what was signed, and may do what its statements need alone; loan_book reads everything and funds.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'factors_push') THEN
        REVOKE ALL ON ALL TABLES IN SCHEMA integration FROM factors_push;
        REVOKE ALL ON client, debtor, invoice, invoice_line, advance FROM factors_push;
        GRANT USAGE ON SCHEMA integration TO factors_push;
        GRANT SELECT, INSERT ON client TO factors_push;
        GRANT SELECT, INSERT, UPDATE ON debtor, invoice TO factors_push;
        GRANT SELECT, INSERT, DELETE ON invoice_line TO factors_push;
        EXECUTE 'GRANT TEMPORARY ON DATABASE ' || quote_ident(current_database()) || ' TO factors_push';
        GRANT SELECT, INSERT ON integration.push_ledger TO factors_push;
        GRANT SELECT ON integration.funding TO factors_push;
        GRANT SELECT, INSERT, UPDATE (lifted_at) ON integration.hold TO factors_push;
        GRANT SELECT, INSERT, UPDATE (feed, since, reason) ON integration.client_status TO factors_push;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'loan_book') THEN
        GRANT USAGE ON SCHEMA integration TO loan_book;
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO loan_book;
        GRANT SELECT ON ALL TABLES IN SCHEMA integration TO loan_book;
        GRANT INSERT ON advance TO loan_book;
    END IF;
END $$;
