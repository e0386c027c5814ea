-- What push may do, and nothing besides: a test reads every statement that push can send, and this script must grant
-- exactly what they need. Put the log-in of connection factors_db into the role:
--     CREATE USER syncio FOR LOGIN syncio; ALTER ROLE syncio_push ADD MEMBER syncio;
-- It needs no other right: not on dbo.advance (it is read through the view, which has the same owner), none to delete
-- invoices or debtors, none to change the ledger or what a hold says. Locks by name (sp_getapplock) are everybody's.
-- To stop SyncIO at once: ALTER ROLE syncio_push DROP MEMBER syncio; what it was writing is rolled back or committed.

IF DATABASE_PRINCIPAL_ID(N'syncio_push') IS NULL
    CREATE ROLE syncio_push AUTHORIZATION dbo;
GO

GRANT SELECT, INSERT ON dbo.client TO syncio_push;
GRANT SELECT, INSERT ON dbo.debtor TO syncio_push;
GRANT UPDATE (name, tax_number, email, bank_account) ON dbo.debtor TO syncio_push;
GRANT SELECT, INSERT ON dbo.invoice TO syncio_push;
GRANT UPDATE (
    debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total, reference, state, paid, credited, due
) ON dbo.invoice TO syncio_push;
GRANT SELECT, INSERT, DELETE ON dbo.invoice_line TO syncio_push;
GRANT SELECT, INSERT ON integration.push_ledger TO syncio_push;
GRANT SELECT ON integration.funding TO syncio_push;
GRANT SELECT, INSERT ON integration.hold TO syncio_push;
GRANT UPDATE (lifted_at) ON integration.hold TO syncio_push;
GRANT SELECT, INSERT ON integration.client_status TO syncio_push;
GRANT UPDATE (feed, since, reason) ON integration.client_status TO syncio_push;
GO
