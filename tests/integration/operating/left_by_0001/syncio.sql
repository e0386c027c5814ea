--
-- PostgreSQL database dump
--

\restrict s3BmiY8tKWPfyKwDrSkRbmKRocxg6YEcFzKkhZMthCEeRizIP5KnP8fqfeC2dBW

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: syncio; Type: SCHEMA; Schema: -; Owner: syncio_owner
--

CREATE SCHEMA syncio;


ALTER SCHEMA syncio OWNER TO syncio_owner;

--
-- Name: syncio_web; Type: SCHEMA; Schema: -; Owner: syncio_owner
--

CREATE SCHEMA syncio_web;


ALTER SCHEMA syncio_web OWNER TO syncio_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: member; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.member (
    client integer NOT NULL,
    user_name text NOT NULL,
    role text NOT NULL,
    added timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'reviewer'::text, 'admin'::text]))),
    CONSTRAINT member_user_name_check CHECK ((user_name <> ''::text))
);


ALTER TABLE syncio.member OWNER TO syncio_owner;

--
-- Name: member_clients(); Type: FUNCTION; Schema: syncio; Owner: syncio_owner
--

CREATE FUNCTION syncio.member_clients() RETURNS SETOF integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'syncio', 'pg_temp'
    BEGIN ATOMIC
 SELECT m.client
    FROM syncio.member m
   WHERE (m.user_name = current_setting('syncio.user_name'::text, true));
END;


ALTER FUNCTION syncio.member_clients() OWNER TO syncio_owner;

--
-- Name: alembic_version; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.alembic_version (
    version_num character varying(32) NOT NULL
);


ALTER TABLE syncio.alembic_version OWNER TO syncio_owner;

--
-- Name: approved; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.approved (
    record bigint NOT NULL,
    n integer NOT NULL,
    content_hash bytea NOT NULL,
    balance_n integer NOT NULL,
    balance_hash bytea,
    since timestamp with time zone NOT NULL
);


ALTER TABLE syncio.approved OWNER TO syncio_owner;

--
-- Name: change; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.change (
    id bigint NOT NULL,
    review bigint NOT NULL,
    client integer NOT NULL,
    no integer NOT NULL,
    record bigint NOT NULL,
    external_id text NOT NULL,
    subject text NOT NULL,
    type text NOT NULL,
    before_n integer,
    before_hash bytea,
    before_balance_n integer,
    before_balance bytea,
    after_n integer NOT NULL,
    after_hash bytea NOT NULL,
    after_balance bytea,
    debtor_record bigint,
    debtor_n integer,
    number text NOT NULL,
    debtor_name text NOT NULL,
    currency text NOT NULL,
    currency_before text,
    amount_before numeric(19,4),
    amount_after numeric(19,4),
    delta numeric(19,4) GENERATED ALWAYS AS (
CASE
    WHEN ((subject = 'invoice'::text) AND (currency = COALESCE(currency_before, currency))) THEN (COALESCE(amount_after, (0)::numeric) - COALESCE(amount_before, (0)::numeric))
    ELSE NULL::numeric
END) STORED,
    severity text NOT NULL,
    approvals_needed smallint NOT NULL,
    funded_at timestamp with time zone,
    funded numeric(19,4),
    flags jsonb NOT NULL,
    fields jsonb NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT change_approvals_needed_check CHECK (((approvals_needed >= 1) AND (approvals_needed <= 2))),
    CONSTRAINT change_severity_check CHECK ((severity = ANY (ARRAY['block'::text, 'look'::text, 'info'::text, 'none'::text]))),
    CONSTRAINT change_subject_check CHECK ((subject = ANY (ARRAY['invoice'::text, 'debtor'::text]))),
    CONSTRAINT change_type_check CHECK ((type = ANY (ARRAY['new'::text, 'changed'::text, 'voided'::text, 'reappeared'::text, 'balance'::text])))
);


ALTER TABLE syncio.change OWNER TO syncio_owner;

--
-- Name: change_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: change_money; Type: VIEW; Schema: syncio; Owner: syncio_owner
--

CREATE VIEW syncio.change_money WITH (security_invoker='true') AS
 SELECT change.review,
    change.client,
    change.currency_before AS currency,
    change.amount_before AS before,
    0 AS after
   FROM syncio.change
  WHERE (change.amount_before IS NOT NULL)
UNION ALL
 SELECT change.review,
    change.client,
    change.currency,
    0 AS before,
    change.amount_after AS after
   FROM syncio.change
  WHERE (change.amount_after IS NOT NULL);


ALTER VIEW syncio.change_money OWNER TO syncio_owner;

--
-- Name: decision; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.decision (
    id bigint NOT NULL,
    change bigint NOT NULL,
    client integer NOT NULL,
    hash bytea NOT NULL,
    verdict text NOT NULL,
    reason text NOT NULL,
    user_name text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT decision_check CHECK (((verdict = 'approve'::text) OR (reason <> ''::text))),
    CONSTRAINT decision_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'reject'::text])))
);


ALTER TABLE syncio.decision OWNER TO syncio_owner;

--
-- Name: superseded; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.superseded (
    change bigint NOT NULL,
    client integer NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE syncio.superseded OWNER TO syncio_owner;

--
-- Name: change_state; Type: VIEW; Schema: syncio; Owner: syncio_owner
--

CREATE VIEW syncio.change_state WITH (security_invoker='true') AS
 SELECT c.id AS change,
    c.review,
    c.client,
    COALESCE(d.approvals, (0)::bigint) AS approvals,
        CASE
            WHEN (d.rejections > 0) THEN 'rejected'::text
            WHEN (s.change IS NOT NULL) THEN 'superseded'::text
            WHEN (d.approvals >= c.approvals_needed) THEN 'approved'::text
            ELSE 'undecided'::text
        END AS state
   FROM ((syncio.change c
     LEFT JOIN syncio.superseded s ON ((s.change = c.id)))
     LEFT JOIN LATERAL ( SELECT count(DISTINCT decision.user_name) FILTER (WHERE (decision.verdict = 'approve'::text)) AS approvals,
            count(*) FILTER (WHERE (decision.verdict = 'reject'::text)) AS rejections
           FROM syncio.decision
          WHERE ((decision.change = c.id) AND (decision.hash = c.hash))) d ON (true));


ALTER VIEW syncio.change_state OWNER TO syncio_owner;

--
-- Name: client; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.client (
    id integer NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    tenant text NOT NULL,
    consent integer,
    timezone text DEFAULT 'UTC'::text NOT NULL,
    advance_rate numeric(5,4) DEFAULT 0.85 NOT NULL,
    added timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT client_advance_rate_check CHECK (((advance_rate >= (0)::numeric) AND (advance_rate <= (1)::numeric))),
    CONSTRAINT client_name_check CHECK ((name <> ''::text))
);


ALTER TABLE syncio.client OWNER TO syncio_owner;

--
-- Name: client_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.client ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.client_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: closing; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.closing (
    review bigint NOT NULL,
    client integer NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    reason text NOT NULL,
    by_user text,
    outcome text NOT NULL,
    CONSTRAINT closing_outcome_check CHECK ((outcome = ANY (ARRAY['release'::text, 'hold'::text, 'close_rejected'::text]))),
    CONSTRAINT closing_reason_check CHECK ((reason = ANY (ARRAY['decided'::text, 'signed'::text, 'superseded'::text, 'expired'::text])))
);


ALTER TABLE syncio.closing OWNER TO syncio_owner;

--
-- Name: consent; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.consent (
    id integer NOT NULL,
    source text NOT NULL,
    refresh_hash bytea NOT NULL,
    refresh_token bytea NOT NULL,
    access_token bytea,
    expires timestamp with time zone,
    refreshed timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE syncio.consent OWNER TO syncio_owner;

--
-- Name: consent_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.consent ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: debtor; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.debtor (
    record bigint NOT NULL,
    client integer NOT NULL,
    external_id text NOT NULL,
    n integer NOT NULL,
    raw_hash bytea NOT NULL,
    content_hash bytea NOT NULL,
    name text NOT NULL,
    seen timestamp with time zone NOT NULL
)
WITH (fillfactor='90');


ALTER TABLE syncio.debtor OWNER TO syncio_owner;

--
-- Name: decider; Type: VIEW; Schema: syncio; Owner: syncio_owner
--

CREATE VIEW syncio.decider WITH (security_invoker='true') AS
 SELECT client,
    user_name
   FROM syncio.member r
  WHERE ((role = 'reviewer'::text) AND (NOT (EXISTS ( SELECT
           FROM syncio.member a
          WHERE ((a.client = r.client) AND (a.user_name = r.user_name) AND (a.role = 'admin'::text))))));


ALTER VIEW syncio.decider OWNER TO syncio_owner;

--
-- Name: decision_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.decision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: feed; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.feed (
    client integer NOT NULL,
    stream text NOT NULL,
    since timestamp with time zone NOT NULL
);


ALTER TABLE syncio.feed OWNER TO syncio_owner;

--
-- Name: funding; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.funding (
    client integer NOT NULL,
    external_id text NOT NULL,
    funded_at timestamp with time zone NOT NULL,
    amount numeric(19,4) NOT NULL,
    read_at timestamp with time zone NOT NULL
);


ALTER TABLE syncio.funding OWNER TO syncio_owner;

--
-- Name: head; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.head (
    record bigint NOT NULL,
    client integer NOT NULL,
    external_id text NOT NULL,
    n integer NOT NULL,
    raw_hash bytea NOT NULL,
    content_hash bytea NOT NULL,
    balance_hash bytea NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    status text NOT NULL,
    debtor text NOT NULL,
    issue_date date NOT NULL,
    due_date date,
    currency text NOT NULL,
    total numeric(19,4) NOT NULL,
    due numeric(19,4) NOT NULL,
    updated timestamp with time zone NOT NULL,
    seen timestamp with time zone NOT NULL
)
WITH (fillfactor='90');


ALTER TABLE syncio.head OWNER TO syncio_owner;

--
-- Name: version; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.version (
    record bigint NOT NULL,
    n integer NOT NULL,
    seen timestamp with time zone NOT NULL,
    content_hash bytea NOT NULL,
    balance_hash bytea,
    raw_hash bytea NOT NULL,
    page bigint NOT NULL,
    off integer NOT NULL,
    len integer NOT NULL,
    doc text NOT NULL,
    balance text,
    origin text NOT NULL
);


ALTER TABLE syncio.version OWNER TO syncio_owner;

--
-- Name: invoice_line; Type: VIEW; Schema: syncio; Owner: syncio_owner
--

CREATE VIEW syncio.invoice_line AS
 SELECT v.record,
    v.n,
    l.no,
    (l.line ->> 'description'::text) AS description,
    ((l.line ->> 'quantity'::text))::numeric AS quantity,
    ((l.line ->> 'unit_price'::text))::numeric AS unit_price,
    ((l.line ->> 'amount'::text))::numeric AS amount,
    ((l.line ->> 'tax'::text))::numeric AS tax,
    (l.line ->> 'tax_type'::text) AS tax_type,
    (l.line ->> 'account'::text) AS account,
    (l.line ->> 'item'::text) AS item
   FROM syncio.version v,
    LATERAL jsonb_array_elements(((v.doc)::jsonb -> 'lines'::text)) WITH ORDINALITY l(line, no);


ALTER VIEW syncio.invoice_line OWNER TO syncio_owner;

--
-- Name: page; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.page (
    id bigint NOT NULL,
    client integer NOT NULL,
    run bigint NOT NULL,
    stream text NOT NULL,
    no integer NOT NULL,
    fetched timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    body bytea NOT NULL
);
ALTER TABLE ONLY syncio.page ALTER COLUMN body SET STORAGE EXTERNAL;


ALTER TABLE syncio.page OWNER TO syncio_owner;

--
-- Name: page_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.page ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: release; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.release (
    id bigint NOT NULL,
    push_id uuid NOT NULL,
    client integer NOT NULL,
    class text NOT NULL,
    change bigint,
    policy bigint,
    record bigint NOT NULL,
    external_id text NOT NULL,
    before_n integer,
    before_hash bytea,
    before_balance_n integer,
    before_balance bytea,
    after_n integer NOT NULL,
    after_hash bytea NOT NULL,
    after_balance bytea,
    debtor_record bigint,
    debtor_n integer,
    hash bytea NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT release_check CHECK (((change IS NULL) <> (policy IS NULL))),
    CONSTRAINT release_class_check CHECK ((class = ANY (ARRAY['content'::text, 'balance'::text, 'debtor'::text])))
);


ALTER TABLE syncio.release OWNER TO syncio_owner;

--
-- Name: release_outcome; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.release_outcome (
    release bigint NOT NULL,
    outcome text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    applied timestamp with time zone,
    detail text DEFAULT ''::text NOT NULL,
    CONSTRAINT release_outcome_check CHECK (((outcome = 'pushed'::text) = (applied IS NOT NULL))),
    CONSTRAINT release_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['pushed'::text, 'withdrawn'::text])))
);


ALTER TABLE syncio.release_outcome OWNER TO syncio_owner;

--
-- Name: pending_release; Type: VIEW; Schema: syncio; Owner: syncio_owner
--

CREATE VIEW syncio.pending_release AS
 SELECT r.id,
    r.push_id,
    r.client,
    r.class,
    r.change,
    r.policy,
    r.record,
    r.external_id,
    r.before_n,
    r.before_hash,
    r.before_balance_n,
    r.before_balance,
    r.after_n,
    r.after_hash,
    r.after_balance,
    r.debtor_record,
    r.debtor_n,
    r.hash,
    r.at
   FROM (syncio.release r
     LEFT JOIN syncio.release_outcome o ON ((o.release = r.id)))
  WHERE (o.release IS NULL);


ALTER VIEW syncio.pending_release OWNER TO syncio_owner;

--
-- Name: policy; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.policy (
    id bigint NOT NULL,
    client integer NOT NULL,
    kind text NOT NULL,
    hash bytea NOT NULL,
    proposed_by text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT policy_kind_check CHECK ((kind = 'balance'::text))
);


ALTER TABLE syncio.policy OWNER TO syncio_owner;

--
-- Name: policy_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.policy ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.policy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: policy_signature; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.policy_signature (
    policy bigint NOT NULL,
    client integer NOT NULL,
    hash bytea NOT NULL,
    signed_by text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE syncio.policy_signature OWNER TO syncio_owner;

--
-- Name: push_failure; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.push_failure (
    id bigint NOT NULL,
    release bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    reason text NOT NULL
);


ALTER TABLE syncio.push_failure OWNER TO syncio_owner;

--
-- Name: push_failure_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.push_failure ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.push_failure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: quarantine; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.quarantine (
    client integer NOT NULL,
    stream text NOT NULL,
    external_id text NOT NULL,
    reason text NOT NULL,
    raw bytea NOT NULL,
    run bigint NOT NULL,
    first_seen timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    tries integer DEFAULT 1 NOT NULL
);


ALTER TABLE syncio.quarantine OWNER TO syncio_owner;

--
-- Name: record_id; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

CREATE SEQUENCE syncio.record_id
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE syncio.record_id OWNER TO syncio_owner;

--
-- Name: release_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.release ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: released_review; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.released_review (
    review bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    released integer NOT NULL,
    refused integer NOT NULL
);


ALTER TABLE syncio.released_review OWNER TO syncio_owner;

--
-- Name: report; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.report (
    review bigint NOT NULL,
    client integer NOT NULL,
    kind text NOT NULL,
    url text NOT NULL,
    data_hash bytea NOT NULL,
    html_hash bytea NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT report_kind_check CHECK ((kind = ANY (ARRAY['diff'::text, 'approval'::text])))
);


ALTER TABLE syncio.report OWNER TO syncio_owner;

--
-- Name: review; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.review (
    id bigint NOT NULL,
    client integer NOT NULL,
    opened timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    rules_version text NOT NULL,
    hash bytea NOT NULL
);


ALTER TABLE syncio.review OWNER TO syncio_owner;

--
-- Name: review_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.review ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: standing_policy; Type: VIEW; Schema: syncio; Owner: syncio_owner
--

CREATE VIEW syncio.standing_policy WITH (security_invoker='true') AS
 SELECT DISTINCT ON (p.client) p.client,
    p.id,
    p.hash
   FROM ((syncio.policy p
     JOIN syncio.policy_signature s ON (((s.policy = p.id) AND (s.hash = p.hash) AND (s.signed_by <> p.proposed_by))))
     JOIN syncio.decider d ON (((d.client = p.client) AND (d.user_name = s.signed_by))))
  WHERE (p.kind = 'balance'::text)
  ORDER BY p.client, p.id DESC;


ALTER VIEW syncio.standing_policy OWNER TO syncio_owner;

--
-- Name: sync_run; Type: TABLE; Schema: syncio; Owner: syncio_owner
--

CREATE TABLE syncio.sync_run (
    id bigint NOT NULL,
    client integer NOT NULL,
    status text NOT NULL,
    started timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished timestamp with time zone,
    processed integer DEFAULT 0 NOT NULL,
    documents integer DEFAULT 0 NOT NULL,
    created integer DEFAULT 0 NOT NULL,
    updated integer DEFAULT 0 NOT NULL,
    unchanged integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    staged integer DEFAULT 0 NOT NULL,
    lines integer DEFAULT 0 NOT NULL,
    api_calls integer DEFAULT 0 NOT NULL,
    bytes bigint DEFAULT 0 NOT NULL,
    seconds numeric(10,3),
    errors jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT sync_run_status_check CHECK ((status = ANY (ARRAY['RUNNING'::text, 'COMPLETED'::text, 'PARTIAL'::text, 'FAILED'::text])))
);


ALTER TABLE syncio.sync_run OWNER TO syncio_owner;

--
-- Name: sync_run_id_seq; Type: SEQUENCE; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.sync_run ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME syncio.sync_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: debtor; Type: VIEW; Schema: syncio_web; Owner: syncio_owner
--

CREATE VIEW syncio_web.debtor WITH (security_barrier='true') AS
 SELECT record,
    client,
    external_id,
    n,
    raw_hash,
    content_hash,
    name,
    seen
   FROM syncio.debtor
  WHERE (client IN ( SELECT syncio.member_clients() AS member_clients));


ALTER VIEW syncio_web.debtor OWNER TO syncio_owner;

--
-- Name: head; Type: VIEW; Schema: syncio_web; Owner: syncio_owner
--

CREATE VIEW syncio_web.head WITH (security_barrier='true') AS
 SELECT record,
    client,
    external_id,
    n,
    raw_hash,
    content_hash,
    balance_hash,
    kind,
    number,
    status,
    debtor,
    issue_date,
    due_date,
    currency,
    total,
    due,
    updated,
    seen
   FROM syncio.head
  WHERE (client IN ( SELECT syncio.member_clients() AS member_clients));


ALTER VIEW syncio_web.head OWNER TO syncio_owner;

--
-- Name: version; Type: VIEW; Schema: syncio_web; Owner: syncio_owner
--

CREATE VIEW syncio_web.version WITH (security_barrier='true') AS
 SELECT record,
    n,
    seen,
    content_hash,
    balance_hash,
    raw_hash,
    page,
    off,
    len,
    doc,
    balance,
    origin
   FROM syncio.version v
  WHERE ((EXISTS ( SELECT
           FROM syncio.head h
          WHERE ((h.record = v.record) AND (h.client IN ( SELECT syncio.member_clients() AS member_clients))))) OR (EXISTS ( SELECT
           FROM syncio.debtor d
          WHERE ((d.record = v.record) AND (d.client IN ( SELECT syncio.member_clients() AS member_clients))))));


ALTER VIEW syncio_web.version OWNER TO syncio_owner;

--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.alembic_version VALUES
	('0001');


--
-- Data for Name: approved; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.approved VALUES
	(7, 1, '\x05406b9e528b45fad1879ebe610ba0c19a3b25f02187aace54f42e4553811fb3', 1, '\xaf737abad9f2c5ca00df964660436f1bd9c2b61dfb9a75cfeeee26d9f19416af', '2026-11-20 12:45:50.309757+00'),
	(8, 1, '\x43b08af68a5a284d131d1152e9bb8db1371365cac55ae35351f3ad1a51194427', 1, '\x4326a0af7dee41a8840fa3f7a41fb8faeaf8e71aa2b3a4032f71bbbe710daa04', '2026-11-20 12:45:50.309973+00'),
	(9, 1, '\xc9e8298f4a53cef9490d684fc0e77457eedf9303d229facdbdd6d28a28d9a222', 1, '\xd23ed2855c604d110aeb9480950bdef803e24564a8aadfc7a38a39ab2f1d24a6', '2026-11-20 12:45:50.309983+00'),
	(10, 1, '\x07bc665b7930067b6817566d19d637cd3b92d9beb04c3156a6255ad5c76a55b1', 1, '\xa0352e983d563b95f2d2d3c5e16e36520cfe0882cc77352abc422eb3778d1cdf', '2026-11-20 12:45:50.309993+00'),
	(11, 1, '\xb900ffceef55be85a112f2d0c90ee305882738dc6fccb172bd7306bc1f143ee4', 1, '\x30c0b1be7df726f1ff8c3240fe97526b1f928cc178334fb2cbb298992d2dc736', '2026-11-20 12:45:50.310004+00'),
	(12, 1, '\x2775a39e005229387a3f38fea2f0c6d2829e42914525f6b146bda2db5df8ae4e', 1, '\x1a80df15419864bb9427be231da95a81b942f6cbd29ab810f8b952878ada0b12', '2026-11-20 12:45:50.310009+00'),
	(13, 1, '\x354d10949e511cc8cc82766eabbcc561f6c1f6a49735d1187f707e043cec085b', 1, '\x6d1b7aaebcd5ae24d8d10bda4abe2956ed53cacf38e03c27ae26c80e894fbd12', '2026-11-20 12:45:50.310012+00'),
	(15, 1, '\x3e16807921d4b599a8645e2c5fab5fd031ec2191446d58cd6026b8f346e4652a', 1, '\xfb14659018a653d56b03dd3e9838a61133c6c3875d77ad552f2ea432c282d2d7', '2026-11-20 12:45:50.310016+00'),
	(16, 1, '\xcb07de64ed0cfa68af3ccd30c3ca65872ecb4c3f5c93b150921910b5d4ba95f7', 1, '\xd27400dce316e5e0c08234ca8c5d21262c8dfc4936d4b3cca1bc691acb5c7213', '2026-11-20 12:45:50.31002+00'),
	(18, 1, '\x8d944f51c9b5f91d7af9cf70a4212aad3336272efb69ff152ed3b429f7bc1b50', 1, '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', '2026-11-20 12:45:50.310028+00'),
	(19, 1, '\x369adc7c8aafaf8840ad269aa76603fe64d56f2f9acf48798f42ff0b32b1064a', 1, '\x20eb8e1918e6c7de8f474ea24897d4c2bb3e4368d58a574e6e61cc757a2c3031', '2026-11-20 12:45:50.310035+00'),
	(20, 1, '\xc236ce553966c4baae6257bdbcad68c844218a57dda6d3396b8c63dc9b226903', 1, '\x54ef8322037d5fa36cd3f60e4f5fcc480cf8b13a844b89dc4d3d2bd7b293ab2a', '2026-11-20 12:45:50.310039+00'),
	(21, 1, '\xdaae5805cb8c441941fb04569986f7be8bc4156ccdb0d0fcac0590547a8302b0', 1, '\x02c0f0777e825fc4401898e43aade429e59853a9f502c0c7c66efc288f288cc3', '2026-11-20 12:45:50.310055+00'),
	(22, 1, '\xd1fea2dc41015429843ce885abfe3f5f0a7aaad8ae2612aee7eab44cb5226b03', 1, '\xc1b34a7480c78fe9bf67238abde7067f432b66d6bb48e977f0ac0e36b821490b', '2026-11-20 12:45:50.310067+00'),
	(23, 1, '\xadfa4c4f04faf36c8c63eab91894ee58e9e6ea20bc4240b630fcffcc8af500bd', 1, '\xfd7810bbdd709cc71f84b2e21ea0ac2a38fb2cbddd369227c10d7705d513a6ca', '2026-11-20 12:45:50.310071+00'),
	(24, 1, '\xbf78c13ef9b541fc723ee64949599d8f4b099f5249f3a34ec913d7ce58ab22ab', 1, '\xdb747495e5063d1b12aa9dab0263cc4c779c1970d845a22eb6aa4d2599568ced', '2026-11-20 12:45:50.310075+00'),
	(25, 1, '\x5243587eef90407fb842f358ff72ed5ccb9f79b68e795a10215765ba070329c3', 1, '\xc7e4dfeda1a76560a1b97f4dc23597fe89eb8927e0936b45fe3a24c92f4aed30', '2026-11-20 12:45:50.310079+00'),
	(26, 1, '\x2ed887f2b307b25e9dab04632323315122a8c0eaddad9e8a0a6394b4e8a6e6d9', 1, '\xd7e0c6d24390af0144601ed9025e4242b3c8d4a310e89efe9d73c990e2d1ffe5', '2026-11-20 12:45:50.310082+00'),
	(27, 1, '\x7b65a3e896472ad4435f1d7e1755209fb9efa26bb2a198e7b3ace9815ebe8a3e', 1, '\xfd808b2874a948bfd8666ebac86cafd91db317c5a8a115b08ceb11ce23408450', '2026-11-20 12:45:50.310093+00'),
	(28, 1, '\x79a5409c8f7067bdc42ea52f49104544b55ddc4b2767203d49e9c26980d2c278', 1, '\x9b3f5fdfae4536a0f7f6003ba26b70e659216c9d70ac5c139535d2389e762235', '2026-11-20 12:45:50.310096+00'),
	(29, 1, '\xf92990939c5b966b81397387a5477adadef86314bd5fdfe407fc8410dffd5196', 1, '\x8857df339a48ee686fe4b0c36ff51b2a976a1cbe1efb875d36bfa82c33018291', '2026-11-20 12:45:50.310109+00'),
	(30, 1, '\x3ec93fc3815714f92bb6fde6d97669e4a8dfb7b1109ca2d7d899f6b163638759', 1, '\x5e22d0e4c5fb955ccf5ffb259f00f7756b3fb0f1ee61651548dc19eec1c2b235', '2026-11-20 12:45:50.310113+00'),
	(31, 1, '\x0a66b9f060808bac6399dfbc745fee6705462df58c2765bb481b5fe1ef87a30f', 1, '\x73c99919479592a0541dd90f2ad69a092c4bdbe02f862a89906bf6e1f2f14e09', '2026-11-20 12:45:50.310117+00'),
	(2, 1, '\x6bea10fcee1505d35832edb27f38c098b7f5f708ba7504158278c5317376d6f6', 1, NULL, '2026-11-20 12:45:50.312076+00'),
	(4, 1, '\x5d275e55fca21ccad02be930a569a4d8cfe7dea9318ac41f0783ca28c0b22bc0', 1, NULL, '2026-11-20 12:45:50.31209+00'),
	(6, 1, '\x60a6daefc6947525bfb9bf89f8b39f9e06c57b24442f835c524a2957e06f5801', 1, NULL, '2026-11-20 12:45:50.312095+00');


--
-- Data for Name: change; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.change OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 1, 18, '9d93ffea-3a0e-40ee-af4c-ab5d9db1a748', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x8d944f51c9b5f91d7af9cf70a4212aad3336272efb69ff152ed3b429f7bc1b50', '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', 4, 1, 'INV-00015', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 12149.1400, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-09-21", "old": null, "field": "issue_date"}, {"new": "2026-11-20", "old": null, "field": "due_date"}]', '\xfce3545642dc38fbd277778aede4ffaec0e43b26d8463280959e93162cc5008a'),
	(2, 1, 1, 2, 30, '05b477c5-986c-4553-a3ed-abe31f2f4367', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x3ec93fc3815714f92bb6fde6d97669e4a8dfb7b1109ca2d7d899f6b163638759', '\x5e22d0e4c5fb955ccf5ffb259f00f7756b3fb0f1ee61651548dc19eec1c2b235', 4, 1, 'INV-00002', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 10227.9500, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-06-15", "old": null, "field": "issue_date"}, {"new": "2026-08-14", "old": null, "field": "due_date"}]', '\x353e3049da981a22f5f97881fbb2c4e245e6c4a3c26770596fb62edf0a8d6dfa'),
	(3, 1, 1, 3, 20, '98c5db1f-0667-44ac-aab2-5e654cfeb360', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xc236ce553966c4baae6257bdbcad68c844218a57dda6d3396b8c63dc9b226903', '\x54ef8322037d5fa36cd3f60e4f5fcc480cf8b13a844b89dc4d3d2bd7b293ab2a', 4, 1, 'INV-00014', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 9114.4000, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-09-07", "old": null, "field": "issue_date"}, {"new": "2026-11-06", "old": null, "field": "due_date"}]', '\x0cf257bf4ede030b2ef11b3f1d4f7a175f5fcef6bac0ab416a2a583f4ec9fbdb'),
	(4, 1, 1, 4, 15, 'bf805068-eaa2-4b58-a0f4-3b5c5ee6d444', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x3e16807921d4b599a8645e2c5fab5fd031ec2191446d58cd6026b8f346e4652a', '\xfb14659018a653d56b03dd3e9838a61133c6c3875d77ad552f2ea432c282d2d7', 4, 1, 'INV-00006', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 8903.4100, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-07-13", "old": null, "field": "issue_date"}, {"new": "2026-09-11", "old": null, "field": "due_date"}]', '\xd5f2c3c9d3be17f0ebb4ab8e79a3693705bff7ae5e155735649991e0404662a0'),
	(5, 1, 1, 5, 8, 'f7c49289-33c8-4f05-a9f7-8c9aa747ae60', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x43b08af68a5a284d131d1152e9bb8db1371365cac55ae35351f3ad1a51194427', '\x4326a0af7dee41a8840fa3f7a41fb8faeaf8e71aa2b3a4032f71bbbe710daa04', 4, 1, 'INV-00019', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 8472.1400, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-10-19", "old": null, "field": "issue_date"}, {"new": "2026-12-18", "old": null, "field": "due_date"}]', '\x2f0bc11806b2422390bd340aa999d2e05bdcd5a0be3ebb75dd1e17df39cad808'),
	(6, 1, 1, 6, 21, '87fff5b4-211c-4870-a766-d3ffb7469cb1', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xdaae5805cb8c441941fb04569986f7be8bc4156ccdb0d0fcac0590547a8302b0', '\x02c0f0777e825fc4401898e43aade429e59853a9f502c0c7c66efc288f288cc3', 4, 1, 'INV-00001', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 8180.1300, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-06-01", "old": null, "field": "issue_date"}, {"new": "2026-07-31", "old": null, "field": "due_date"}]', '\x0cc2f6a152fcb8d5bc5c5c07c619984a4d0cf2e9ef6ae23d9712fb5367602f8d'),
	(7, 1, 1, 7, 27, '3f0fea53-f105-434b-ab81-0a1125f61ed3', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x7b65a3e896472ad4435f1d7e1755209fb9efa26bb2a198e7b3ace9815ebe8a3e', '\xfd808b2874a948bfd8666ebac86cafd91db317c5a8a115b08ceb11ce23408450', 4, 1, 'INV-00018', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 6269.5000, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-10-05", "old": null, "field": "issue_date"}, {"new": "2026-12-04", "old": null, "field": "due_date"}]', '\xd78d08b6c61a9fa255fe2866b0d2441cf86cba2cb4ab4ebad8a56fad53548b51'),
	(8, 1, 1, 8, 29, '0c9c6410-f0d3-4146-ab62-4a55c059fefb', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xf92990939c5b966b81397387a5477adadef86314bd5fdfe407fc8410dffd5196', '\x8857df339a48ee686fe4b0c36ff51b2a976a1cbe1efb875d36bfa82c33018291', 4, 1, 'INV-00011', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 3766.0400, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-08-24", "old": null, "field": "issue_date"}, {"new": "2026-10-23", "old": null, "field": "due_date"}]', '\xdc1d5ace9b12389b3d543ff9bbc57a36553bfb6ae81132f3f83bffce62427ae4'),
	(9, 1, 1, 9, 10, 'e63cc8a0-2661-4a16-a5fb-04bf952da41b', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x07bc665b7930067b6817566d19d637cd3b92d9beb04c3156a6255ad5c76a55b1', '\xa0352e983d563b95f2d2d3c5e16e36520cfe0882cc77352abc422eb3778d1cdf', 4, 1, 'INV-00007', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 3541.1100, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-07-27", "old": null, "field": "issue_date"}, {"new": "2026-09-25", "old": null, "field": "due_date"}]', '\x7608208e1e1f9e0564a98a3dd9fe0c86f6b413db8933e3f6c52e9dfb722515c2'),
	(10, 1, 1, 10, 12, 'd2e98d71-36b2-471c-aebd-934020defbef', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x2775a39e005229387a3f38fea2f0c6d2829e42914525f6b146bda2db5df8ae4e', '\x1a80df15419864bb9427be231da95a81b942f6cbd29ab810f8b952878ada0b12', 4, 1, 'INV-00003', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 3179.8900, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-06-29", "old": null, "field": "issue_date"}, {"new": "2026-08-28", "old": null, "field": "due_date"}]', '\x010f573f16475cefa97354cdf4eae31f71938272372c82a8c967b27376de5bae'),
	(11, 1, 1, 11, 22, '82a0c345-7066-4ba7-a180-cd9dc238404d', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xd1fea2dc41015429843ce885abfe3f5f0a7aaad8ae2612aee7eab44cb5226b03', '\xc1b34a7480c78fe9bf67238abde7067f432b66d6bb48e977f0ac0e36b821490b', 6, 1, 'INV-00016', 'Yarra Bend Logistics & Co', 'AUD', NULL, NULL, 3099.5100, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-09-30", "old": null, "field": "issue_date"}, {"new": "2026-10-30", "old": null, "field": "due_date"}]', '\x646f4ef82ee087956d32cdd970a2c187e6363add92ce46f9e20e04241f95a20f'),
	(12, 1, 1, 12, 16, 'b7ea35ea-b1f8-464f-ad09-d2019e47a902', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xcb07de64ed0cfa68af3ccd30c3ca65872ecb4c3f5c93b150921910b5d4ba95f7', '\xd27400dce316e5e0c08234ca8c5d21262c8dfc4936d4b3cca1bc691acb5c7213', 6, 1, 'INV-00012', 'Yarra Bend Logistics & Co', 'AUD', NULL, NULL, 2993.5700, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-08-31", "old": null, "field": "issue_date"}, {"new": "2026-09-30", "old": null, "field": "due_date"}]', '\x314b42f019ce73012c4b9bd959be3fcb64c59154195c3ca6953b1424c6a64f54'),
	(13, 1, 1, 13, 9, 'f1eb8645-62bb-4e72-a58d-f5c658488c5d', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xc9e8298f4a53cef9490d684fc0e77457eedf9303d229facdbdd6d28a28d9a222', '\xd23ed2855c604d110aeb9480950bdef803e24564a8aadfc7a38a39ab2f1d24a6', 4, 1, 'INV-00022', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 2587.0100, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-11-02", "old": null, "field": "issue_date"}, {"new": "2027-01-01", "old": null, "field": "due_date"}]', '\x5217363d0c86f98558969ab5246485a7d03205ca1d59645549e7b3a84d137ecd'),
	(14, 1, 1, 14, 31, '06980a73-da70-492e-a61d-e97d62960c94', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x0a66b9f060808bac6399dfbc745fee6705462df58c2765bb481b5fe1ef87a30f', '\x73c99919479592a0541dd90f2ad69a092c4bdbe02f862a89906bf6e1f2f14e09', 4, 1, 'CN-00001', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, -2068.9400, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-10-17", "old": null, "field": "issue_date"}]', '\x94522f5c131ddfab189b06ded4d792019f79644d962f22c514c6b74fba72b015'),
	(15, 1, 1, 15, 19, '9c222ed6-e995-4e98-af56-136075c2806a', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x369adc7c8aafaf8840ad269aa76603fe64d56f2f9acf48798f42ff0b32b1064a', '\x20eb8e1918e6c7de8f474ea24897d4c2bb3e4368d58a574e6e61cc757a2c3031', 2, 1, 'INV-00021', 'Cascadia Textiles LLC', 'USD', NULL, NULL, 1814.4500, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-10-30", "old": null, "field": "issue_date"}, {"new": "2026-12-29", "old": null, "field": "due_date"}]', '\x7589d47392ede4cf5465916c70a6bb6037a1d9e1a62a6e6294ba6561b04bad12'),
	(16, 1, 1, 16, 28, '2eea2c06-82bd-4ce8-a211-8e8ffd8d7f59', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x79a5409c8f7067bdc42ea52f49104544b55ddc4b2767203d49e9c26980d2c278', '\x9b3f5fdfae4536a0f7f6003ba26b70e659216c9d70ac5c139535d2389e762235', 4, 1, 'INV-00010', 'Fitzroy Plumbing Pty Ltd', 'AUD', NULL, NULL, 1475.0100, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-08-10", "old": null, "field": "issue_date"}, {"new": "2026-10-09", "old": null, "field": "due_date"}]', '\xd6b18cb4461024e3a75c3f38f640e0ddfb083be59f40ca51b30c19cb66354d10'),
	(17, 1, 1, 17, 23, '7d58848b-ec15-4fcd-a727-cdd5a34ba681', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xadfa4c4f04faf36c8c63eab91894ee58e9e6ea20bc4240b630fcffcc8af500bd', '\xfd7810bbdd709cc71f84b2e21ea0ac2a38fb2cbddd369227c10d7705d513a6ca', 2, 1, 'INV-00013', 'Cascadia Textiles LLC', 'USD', NULL, NULL, 1331.3600, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-08-31", "old": null, "field": "issue_date"}, {"new": "2026-10-30", "old": null, "field": "due_date"}]', '\x884eab9d7ca2289692933a17597b6eac4cb95dea8cdedf0a0cd5a2fa14ad88e7'),
	(18, 1, 1, 18, 25, '598607dd-4ee0-4108-adf2-fe617501d285', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x5243587eef90407fb842f358ff72ed5ccb9f79b68e795a10215765ba070329c3', '\xc7e4dfeda1a76560a1b97f4dc23597fe89eb8927e0936b45fe3a24c92f4aed30', 2, 1, 'INV-00005', 'Cascadia Textiles LLC', 'USD', NULL, NULL, 613.7400, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-06-30", "old": null, "field": "issue_date"}, {"new": "2026-08-29", "old": null, "field": "due_date"}]', '\x1d4351d4cd262583327fa1626113c6e986a7488f7483c676b7f5f67454289407'),
	(19, 1, 1, 19, 11, 'e443013f-4b73-405f-a96d-6edfea6349c5', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xb900ffceef55be85a112f2d0c90ee305882738dc6fccb172bd7306bc1f143ee4', '\x30c0b1be7df726f1ff8c3240fe97526b1f928cc178334fb2cbb298992d2dc736', 6, 1, 'INV-00008', 'Yarra Bend Logistics & Co', 'AUD', NULL, NULL, 532.2100, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-07-31", "old": null, "field": "issue_date"}, {"new": "2026-08-30", "old": null, "field": "due_date"}]', '\x53fa3d0d59f8bbc3025a1fd6c605e494c624cd13613e698cf186b8d7bf0a5088'),
	(20, 1, 1, 20, 26, '4d6b8b50-ea05-48f8-af0e-90da28296e6b', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x2ed887f2b307b25e9dab04632323315122a8c0eaddad9e8a0a6394b4e8a6e6d9', '\xd7e0c6d24390af0144601ed9025e4242b3c8d4a310e89efe9d73c990e2d1ffe5', 6, 1, 'INV-00004', 'Yarra Bend Logistics & Co', 'AUD', NULL, NULL, 452.7000, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-06-30", "old": null, "field": "issue_date"}, {"new": "2026-07-30", "old": null, "field": "due_date"}]', '\x6e2a403eb2d46b95d80fe02f7ae0ee2b71da390248c5c0b9cddbc6d6b75d8116'),
	(21, 1, 1, 21, 24, '697b50d9-342f-4585-a23b-c60151c0d033', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\xbf78c13ef9b541fc723ee64949599d8f4b099f5249f3a34ec913d7ce58ab22ab', '\xdb747495e5063d1b12aa9dab0263cc4c779c1970d845a22eb6aa4d2599568ced', 6, 1, 'INV-00020', 'Yarra Bend Logistics & Co', 'AUD', NULL, NULL, 397.6200, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-10-30", "old": null, "field": "issue_date"}, {"new": "2026-11-29", "old": null, "field": "due_date"}]', '\xffef42eb79d428ed838920c49fa37428808e9469fe2ae4a2ed14a080db03669a'),
	(22, 1, 1, 22, 7, 'f94745cf-ec62-4625-a1d2-ef5d5848940a', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x05406b9e528b45fad1879ebe610ba0c19a3b25f02187aace54f42e4553811fb3', '\xaf737abad9f2c5ca00df964660436f1bd9c2b61dfb9a75cfeeee26d9f19416af', 2, 1, 'INV-00017', 'Cascadia Textiles LLC', 'USD', NULL, NULL, 278.1400, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-09-30", "old": null, "field": "issue_date"}, {"new": "2026-11-29", "old": null, "field": "due_date"}]', '\xb7a9f28a8e0de408bdf9df6d18169c48e4d283c1ad56dcbaef9c40247c8984c8'),
	(23, 1, 1, 23, 13, 'cde7f057-02e6-4206-ae19-dc2f1955281e', 'invoice', 'new', NULL, NULL, NULL, NULL, 1, '\x354d10949e511cc8cc82766eabbcc561f6c1f6a49735d1187f707e043cec085b', '\x6d1b7aaebcd5ae24d8d10bda4abe2956ed53cacf38e03c27ae26c80e894fbd12', 2, 1, 'INV-00009', 'Cascadia Textiles LLC', 'USD', NULL, NULL, 187.0600, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "2026-07-31", "old": null, "field": "issue_date"}, {"new": "2026-09-29", "old": null, "field": "due_date"}]', '\x91f44fb01916bf719d6d4ee89120d4b167d784fe90ad50ba0bde3bbc95038024'),
	(24, 2, 1, 1, 20, '98c5db1f-0667-44ac-aab2-5e654cfeb360', 'invoice', 'changed', 1, '\xc236ce553966c4baae6257bdbcad68c844218a57dda6d3396b8c63dc9b226903', 1, '\x54ef8322037d5fa36cd3f60e4f5fcc480cf8b13a844b89dc4d3d2bd7b293ab2a', 2, '\xaaf99630183f650027ece4248149bee6671b742177d90a79eb501e455ed5efb1', '\x30973cdb209a9797378af7be2a9a58e3c843bf914b6d76a144f2210ac68a915e', 4, 1, 'INV-00014', 'Fitzroy Plumbing Pty Ltd', 'AUD', 'AUD', 9114.4000, 9614.4000, DEFAULT, 'block', 2, '2026-11-20 12:45:50.326331+00', 7747.2400, '[{"rule": "upward_edit", "evidence": {"rise": "500.0", "advance": "425.00", "funded_at": "2026-11-20T12:45:50.326331+00:00", "total_now": "9614.4", "total_then": "9114.4"}, "sentence": "The total is 500.00 AUD higher than when it was funded: 425.00 AUD more could be drawn against it.", "severity": "block"}]', '[{"new": "8912.58", "old": "8449.09", "field": "subtotal"}, {"new": "701.82", "old": "665.31", "field": "tax"}, {"new": "9614.4", "old": "9114.4", "field": "total"}, {"new": "33.8293", "old": "32.07", "field": "line 1 unit_price"}, {"new": "1894.44", "old": "1795.92", "field": "line 1 amount"}, {"new": "57.4421", "old": "54.45", "field": "line 2 unit_price"}, {"new": "54.57", "old": "51.73", "field": "line 2 amount"}, {"new": "5.46", "old": "5.17", "field": "line 2 tax"}, {"new": "2.9958", "old": "2.84", "field": "line 3 unit_price"}, {"new": "756.67", "old": "717.32", "field": "line 3 amount"}, {"new": "75.67", "old": "71.73", "field": "line 3 tax"}, {"new": "1", "old": "554.6", "field": "line 4 quantity"}, {"new": "5346.53", "old": "9.62", "field": "line 4 unit_price"}, {"new": "5346.53", "old": "5068.49", "field": "line 4 amount"}, {"new": "534.65", "old": "506.85", "field": "line 4 tax"}, {"new": "146.7832", "old": "139.15", "field": "line 5 unit_price"}, {"new": "860.37", "old": "815.63", "field": "line 5 amount"}, {"new": "86.04", "old": "81.56", "field": "line 5 tax"}, {"new": "9614.4", "old": "9114.4", "field": "due"}]', '\x14514312b3e6b10966af6970758d5285baad59131b80291289ffccfdd60621a2'),
	(25, 2, 1, 2, 7, 'f94745cf-ec62-4625-a1d2-ef5d5848940a', 'invoice', 'voided', 1, '\x05406b9e528b45fad1879ebe610ba0c19a3b25f02187aace54f42e4553811fb3', 1, '\xaf737abad9f2c5ca00df964660436f1bd9c2b61dfb9a75cfeeee26d9f19416af', 2, '\x1846235118cc3abf6cc8456ffead2a1de3cbfa459ce878752e185e06082b9809', '\x28104f8c259f4eb02d056b1d52a1a66397ed3e1b4fbbb9cbbccf11260b85f77d', 2, 1, 'INV-00017', 'Cascadia Textiles LLC', 'USD', 'USD', 278.1400, 0.0000, DEFAULT, 'look', 1, NULL, NULL, '[{"rule": "voided", "evidence": {"status": "voided", "total_then": "278.14"}, "sentence": "The client has voided this invoice of 278.14 USD.", "severity": "look"}]', '[{"new": "void", "old": "open", "field": "state"}, {"new": "0", "old": "278.14", "field": "due"}]', '\x11b96df11c2ee9aeba86a801baaeb496730e7b7a319c7ddedf46e73e636fa4bc'),
	(26, 2, 1, 3, 18, '9d93ffea-3a0e-40ee-af4c-ab5d9db1a748', 'invoice', 'changed', 1, '\x8d944f51c9b5f91d7af9cf70a4212aad3336272efb69ff152ed3b429f7bc1b50', 1, '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', 2, '\x28d14c4eaafec166e6010289399d772010872e7a0de58feeb009414d6ee6114f', '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', 4, 1, 'INV-00015', 'Fitzroy Plumbing Pty Ltd', 'AUD', 'AUD', 12149.1400, 12149.1400, DEFAULT, 'none', 1, NULL, NULL, '[]', '[{"new": "Reworded before the upgrade", "old": "Freight, per km", "field": "line 1 description"}]', '\xc91cef6f98e3a84bb36b560fcf90de0d94a8596c68ba47346386367bcf75221d');


--
-- Data for Name: client; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.client OVERRIDING SYSTEM VALUE VALUES
	(1, 'Southern Cross Supply', 'xero', '0f3d4ea7-9de8-42e9-aab3-9fd1b4b815a0', NULL, 'Australia/Sydney', 0.8500, '2026-11-20 12:45:49.913481+00');


--
-- Data for Name: closing; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.closing VALUES
	(1, 1, '2026-11-20 12:45:50.202763+00', 'decided', 'ann', 'release');


--
-- Data for Name: consent; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--



--
-- Data for Name: debtor; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.debtor VALUES
	(6, 1, '81577e9c-fb51-4de4-ad83-f94f7968d1ec', 1, '\xd279b7c1fab34715a988ea8b7a59f5ae0a37d2f9247cee81c944f72a709d6492', '\x60a6daefc6947525bfb9bf89f8b39f9e06c57b24442f835c524a2957e06f5801', 'Yarra Bend Logistics & Co', '2026-11-20 12:45:49.984027+00'),
	(5, 1, '8545c638-8f04-405e-a0e3-e91612447675', 1, '\x98ab2b47fff15174ba0fdb1b599148c557cc08bae8afb731e58ffc5394d6a340', '\x8a91f2b6e7ee53068ac3d6fdae7436365d17c6d638d15bf0d6f080a049eefe30', 'Illawarra Farms Pty Ltd', '2026-11-20 12:45:49.984027+00'),
	(4, 1, '9a9885b1-2919-42a3-afef-8201ea3be84e', 1, '\xa74630703a2e2f4dad40902c92f9f95672deaa2772b85b2d92ab708b28e6f840', '\x5d275e55fca21ccad02be930a569a4d8cfe7dea9318ac41f0783ca28c0b22bc0', 'Fitzroy Plumbing Pty Ltd', '2026-11-20 12:45:49.984027+00'),
	(3, 1, 'cfec6643-dcdc-47fc-a949-0b848716c434', 1, '\x806ce423a5334302dc7b5e715f6bb4030df12d0139386f2af746da34d3617565', '\xe8438dad24b83e75d43e86a083c500ed06015d5a7f8a12ae42d126256965702b', 'Illawarra Plumbing & Co', '2026-11-20 12:45:49.984027+00'),
	(2, 1, 'daaa350e-2514-46e5-af30-5edf50ca2cbb', 1, '\xb2899a9cdc4a8c02169f170594768e277c144090dbaf7a96b268f05156500a5c', '\x6bea10fcee1505d35832edb27f38c098b7f5f708ba7504158278c5317376d6f6', 'Cascadia Textiles LLC', '2026-11-20 12:45:49.984027+00'),
	(1, 1, 'f3459ef3-351f-40ad-a717-7b2b414f4257', 1, '\xaa2b4386a158403f662fcc3811fea24fbe3169c4cbfedf3e538e0c299210d458', '\x6b3713c77ca68ed074ac0d59ea933c8a5085daa2e235068d0064ed9054633caf', 'Coolibah Engineering Pty Ltd', '2026-11-20 12:45:49.984027+00');


--
-- Data for Name: decision; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.decision OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, '\xfce3545642dc38fbd277778aede4ffaec0e43b26d8463280959e93162cc5008a', 'approve', '', 'ann', '2026-11-20 12:45:50.199314+00'),
	(2, 2, 1, '\x353e3049da981a22f5f97881fbb2c4e245e6c4a3c26770596fb62edf0a8d6dfa', 'approve', '', 'ann', '2026-11-20 12:45:50.199626+00'),
	(3, 3, 1, '\x0cf257bf4ede030b2ef11b3f1d4f7a175f5fcef6bac0ab416a2a583f4ec9fbdb', 'approve', '', 'ann', '2026-11-20 12:45:50.199636+00'),
	(4, 4, 1, '\xd5f2c3c9d3be17f0ebb4ab8e79a3693705bff7ae5e155735649991e0404662a0', 'approve', '', 'ann', '2026-11-20 12:45:50.19964+00'),
	(5, 5, 1, '\x2f0bc11806b2422390bd340aa999d2e05bdcd5a0be3ebb75dd1e17df39cad808', 'approve', '', 'ann', '2026-11-20 12:45:50.199643+00'),
	(6, 6, 1, '\x0cc2f6a152fcb8d5bc5c5c07c619984a4d0cf2e9ef6ae23d9712fb5367602f8d', 'approve', '', 'ann', '2026-11-20 12:45:50.199647+00'),
	(7, 7, 1, '\xd78d08b6c61a9fa255fe2866b0d2441cf86cba2cb4ab4ebad8a56fad53548b51', 'approve', '', 'ann', '2026-11-20 12:45:50.19965+00'),
	(8, 8, 1, '\xdc1d5ace9b12389b3d543ff9bbc57a36553bfb6ae81132f3f83bffce62427ae4', 'approve', '', 'ann', '2026-11-20 12:45:50.199654+00'),
	(9, 9, 1, '\x7608208e1e1f9e0564a98a3dd9fe0c86f6b413db8933e3f6c52e9dfb722515c2', 'approve', '', 'ann', '2026-11-20 12:45:50.199657+00'),
	(10, 10, 1, '\x010f573f16475cefa97354cdf4eae31f71938272372c82a8c967b27376de5bae', 'approve', '', 'ann', '2026-11-20 12:45:50.19966+00'),
	(11, 11, 1, '\x646f4ef82ee087956d32cdd970a2c187e6363add92ce46f9e20e04241f95a20f', 'approve', '', 'ann', '2026-11-20 12:45:50.199663+00'),
	(12, 12, 1, '\x314b42f019ce73012c4b9bd959be3fcb64c59154195c3ca6953b1424c6a64f54', 'approve', '', 'ann', '2026-11-20 12:45:50.199667+00'),
	(13, 13, 1, '\x5217363d0c86f98558969ab5246485a7d03205ca1d59645549e7b3a84d137ecd', 'approve', '', 'ann', '2026-11-20 12:45:50.19967+00'),
	(14, 14, 1, '\x94522f5c131ddfab189b06ded4d792019f79644d962f22c514c6b74fba72b015', 'approve', '', 'ann', '2026-11-20 12:45:50.199673+00'),
	(15, 15, 1, '\x7589d47392ede4cf5465916c70a6bb6037a1d9e1a62a6e6294ba6561b04bad12', 'approve', '', 'ann', '2026-11-20 12:45:50.19968+00'),
	(16, 16, 1, '\xd6b18cb4461024e3a75c3f38f640e0ddfb083be59f40ca51b30c19cb66354d10', 'approve', '', 'ann', '2026-11-20 12:45:50.199684+00'),
	(17, 17, 1, '\x884eab9d7ca2289692933a17597b6eac4cb95dea8cdedf0a0cd5a2fa14ad88e7', 'approve', '', 'ann', '2026-11-20 12:45:50.199687+00'),
	(18, 18, 1, '\x1d4351d4cd262583327fa1626113c6e986a7488f7483c676b7f5f67454289407', 'approve', '', 'ann', '2026-11-20 12:45:50.19969+00'),
	(19, 19, 1, '\x53fa3d0d59f8bbc3025a1fd6c605e494c624cd13613e698cf186b8d7bf0a5088', 'approve', '', 'ann', '2026-11-20 12:45:50.199693+00'),
	(20, 20, 1, '\x6e2a403eb2d46b95d80fe02f7ae0ee2b71da390248c5c0b9cddbc6d6b75d8116', 'approve', '', 'ann', '2026-11-20 12:45:50.199697+00'),
	(21, 21, 1, '\xffef42eb79d428ed838920c49fa37428808e9469fe2ae4a2ed14a080db03669a', 'approve', '', 'ann', '2026-11-20 12:45:50.1997+00'),
	(22, 22, 1, '\xb7a9f28a8e0de408bdf9df6d18169c48e4d283c1ad56dcbaef9c40247c8984c8', 'approve', '', 'ann', '2026-11-20 12:45:50.199703+00'),
	(23, 23, 1, '\x91f44fb01916bf719d6d4ee89120d4b167d784fe90ad50ba0bde3bbc95038024', 'approve', '', 'ann', '2026-11-20 12:45:50.199707+00'),
	(24, 24, 1, '\x14514312b3e6b10966af6970758d5285baad59131b80291289ffccfdd60621a2', 'approve', '', 'ann', '2026-11-20 12:45:54.333164+00');


--
-- Data for Name: feed; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.feed VALUES
	(1, 'contacts', '2026-11-20 12:40:49+00'),
	(1, 'invoices', '2026-11-20 12:40:49+00'),
	(1, 'credit_notes', '2026-11-20 12:40:49+00');


--
-- Data for Name: funding; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.funding VALUES
	(1, '98c5db1f-0667-44ac-aab2-5e654cfeb360', '2026-11-20 12:45:50.326331+00', 7747.2400, '2026-11-20 12:45:50.492328+00');


--
-- Data for Name: head; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.head VALUES
	(30, 1, '05b477c5-986c-4553-a3ed-abe31f2f4367', 1, '\xc4835617894831cd283c1046f61de159398bd2829a603732a7db49ee7d94cdcb', '\x3ec93fc3815714f92bb6fde6d97669e4a8dfb7b1109ca2d7d899f6b163638759', '\x5e22d0e4c5fb955ccf5ffb259f00f7756b3fb0f1ee61651548dc19eec1c2b235', 'receivable', 'INV-00002', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-06-15', '2026-08-14', 'AUD', 10227.9500, 0.0000, '2026-08-29 06:30:28.293+00', '2026-11-20 12:45:50.007647+00'),
	(29, 1, '0c9c6410-f0d3-4146-ab62-4a55c059fefb', 1, '\x524260acd5faff42afa169ce31e43af64a772df9157048f5dd4196d69458c81c', '\xf92990939c5b966b81397387a5477adadef86314bd5fdfe407fc8410dffd5196', '\x8857df339a48ee686fe4b0c36ff51b2a976a1cbe1efb875d36bfa82c33018291', 'receivable', 'INV-00011', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-08-24', '2026-10-23', 'AUD', 3766.0400, 0.0000, '2026-11-09 03:26:34.027+00', '2026-11-20 12:45:50.007647+00'),
	(28, 1, '2eea2c06-82bd-4ce8-a211-8e8ffd8d7f59', 1, '\x142634313dc3b2484d0b9f20593044836c1fdeddd07e94255c55fbb131154ab9', '\x79a5409c8f7067bdc42ea52f49104544b55ddc4b2767203d49e9c26980d2c278', '\x9b3f5fdfae4536a0f7f6003ba26b70e659216c9d70ac5c139535d2389e762235', 'receivable', 'INV-00010', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-08-10', '2026-10-09', 'AUD', 1475.0100, 0.0000, '2026-10-28 05:55:43.488+00', '2026-11-20 12:45:50.007647+00'),
	(27, 1, '3f0fea53-f105-434b-ab81-0a1125f61ed3', 1, '\xe01164f6dc8ded2e0bb9b61da66c10c1985039432847d90a3d51546125094b5c', '\x7b65a3e896472ad4435f1d7e1755209fb9efa26bb2a198e7b3ace9815ebe8a3e', '\xfd808b2874a948bfd8666ebac86cafd91db317c5a8a115b08ceb11ce23408450', 'receivable', 'INV-00018', 'authorised', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-10-05', '2026-12-04', 'AUD', 6269.5000, 4200.5600, '2026-10-16 21:53:33.735+00', '2026-11-20 12:45:50.007647+00'),
	(26, 1, '4d6b8b50-ea05-48f8-af0e-90da28296e6b', 1, '\x47bc1aab70aee1cf07971bfb223f56765b512fa3395c13a6c9da4a3232ff28e6', '\x2ed887f2b307b25e9dab04632323315122a8c0eaddad9e8a0a6394b4e8a6e6d9', '\xd7e0c6d24390af0144601ed9025e4242b3c8d4a310e89efe9d73c990e2d1ffe5', 'receivable', 'INV-00004', 'paid', '81577e9c-fb51-4de4-ad83-f94f7968d1ec', '2026-06-30', '2026-07-30', 'AUD', 452.7000, 0.0000, '2026-08-06 03:13:43.013+00', '2026-11-20 12:45:50.007647+00'),
	(25, 1, '598607dd-4ee0-4108-adf2-fe617501d285', 1, '\xce7540b01992a2de8c83e43b91662fd087c044f2a3bc2958e9f6ef2a602c9b46', '\x5243587eef90407fb842f358ff72ed5ccb9f79b68e795a10215765ba070329c3', '\xc7e4dfeda1a76560a1b97f4dc23597fe89eb8927e0936b45fe3a24c92f4aed30', 'receivable', 'INV-00005', 'paid', 'daaa350e-2514-46e5-af30-5edf50ca2cbb', '2026-06-30', '2026-08-29', 'USD', 613.7400, 0.0000, '2026-09-04 04:09:48.418+00', '2026-11-20 12:45:50.007647+00'),
	(24, 1, '697b50d9-342f-4585-a23b-c60151c0d033', 1, '\x06204767e73b51710986455c361163a250f9a646fa88b23969cae711b7fb1268', '\xbf78c13ef9b541fc723ee64949599d8f4b099f5249f3a34ec913d7ce58ab22ab', '\xdb747495e5063d1b12aa9dab0263cc4c779c1970d845a22eb6aa4d2599568ced', 'receivable', 'INV-00020', 'authorised', '81577e9c-fb51-4de4-ad83-f94f7968d1ec', '2026-10-30', '2026-11-29', 'AUD', 397.6200, 397.6200, '2026-10-30 05:15:54.932+00', '2026-11-20 12:45:50.007647+00'),
	(23, 1, '7d58848b-ec15-4fcd-a727-cdd5a34ba681', 1, '\x7809f3eb28114b8df8db5298a80f2dd613d81b9fc91fc9efc46edbfb1f0c56a3', '\xadfa4c4f04faf36c8c63eab91894ee58e9e6ea20bc4240b630fcffcc8af500bd', '\xfd7810bbdd709cc71f84b2e21ea0ac2a38fb2cbddd369227c10d7705d513a6ca', 'receivable', 'INV-00013', 'paid', 'daaa350e-2514-46e5-af30-5edf50ca2cbb', '2026-08-31', '2026-10-30', 'USD', 1331.3600, 0.0000, '2026-11-05 23:10:57.79+00', '2026-11-20 12:45:50.007647+00'),
	(22, 1, '82a0c345-7066-4ba7-a180-cd9dc238404d', 1, '\x3b0b688865c15f515182d143f5c22342bdbb96d5e4b8b4c6fafdd3d9573a40fd', '\xd1fea2dc41015429843ce885abfe3f5f0a7aaad8ae2612aee7eab44cb5226b03', '\xc1b34a7480c78fe9bf67238abde7067f432b66d6bb48e977f0ac0e36b821490b', 'receivable', 'INV-00016', 'paid', '81577e9c-fb51-4de4-ad83-f94f7968d1ec', '2026-09-30', '2026-10-30', 'AUD', 3099.5100, 0.0000, '2026-11-04 22:24:45.906+00', '2026-11-20 12:45:50.007647+00'),
	(21, 1, '87fff5b4-211c-4870-a766-d3ffb7469cb1', 1, '\xe63aedcf5b7f2b57f7dd6c547a67ea5f4528abc9608277b0676fe2fdf93f451e', '\xdaae5805cb8c441941fb04569986f7be8bc4156ccdb0d0fcac0590547a8302b0', '\x02c0f0777e825fc4401898e43aade429e59853a9f502c0c7c66efc288f288cc3', 'receivable', 'INV-00001', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-06-01', '2026-07-31', 'AUD', 8180.1300, 0.0000, '2026-08-19 00:53:43.036+00', '2026-11-20 12:45:50.007647+00'),
	(19, 1, '9c222ed6-e995-4e98-af56-136075c2806a', 1, '\x6608d2b20a5cdcb0c8efc8811ff991a68939d3c0ca69985f5208a2a00a835b89', '\x369adc7c8aafaf8840ad269aa76603fe64d56f2f9acf48798f42ff0b32b1064a', '\x20eb8e1918e6c7de8f474ea24897d4c2bb3e4368d58a574e6e61cc757a2c3031', 'receivable', 'INV-00021', 'authorised', 'daaa350e-2514-46e5-af30-5edf50ca2cbb', '2026-10-30', '2026-12-29', 'USD', 1814.4500, 1814.4500, '2026-10-30 05:53:28.326+00', '2026-11-20 12:45:50.007647+00'),
	(17, 1, 'b601ed2a-91af-4f7f-a48c-632ebff1cd06', 1, '\xb5fdad88eab4aa5cf158f5f5e22ab9fe89d3afefb03d3637f56b3fec860275be', '\x94e36f7c39ba95f3cbe246ae55245bb97251df653b889260ed668094cd69a86e', '\xedbaf8757c11b03f9e3e7348106e20e0df45c3d63e74a1c502dd322116391313', 'payable', '16357', 'submitted', 'cfec6643-dcdc-47fc-a949-0b848716c434', '2026-11-13', '2026-12-13', 'AUD', 3523.2100, 3523.2100, '2026-11-12 23:57:05.682+00', '2026-11-20 12:45:50.007647+00'),
	(16, 1, 'b7ea35ea-b1f8-464f-ad09-d2019e47a902', 1, '\x4640f2e6c45cfd1707b971e88b78b278c7ad9a9755399bfa2c29ed514954cfa8', '\xcb07de64ed0cfa68af3ccd30c3ca65872ecb4c3f5c93b150921910b5d4ba95f7', '\xd27400dce316e5e0c08234ca8c5d21262c8dfc4936d4b3cca1bc691acb5c7213', 'receivable', 'INV-00012', 'paid', '81577e9c-fb51-4de4-ad83-f94f7968d1ec', '2026-08-31', '2026-09-30', 'AUD', 2993.5700, 0.0000, '2026-10-08 05:44:56.402+00', '2026-11-20 12:45:50.007647+00'),
	(15, 1, 'bf805068-eaa2-4b58-a0f4-3b5c5ee6d444', 1, '\x545fae72c4dd1a064008b774a02b6cc6b23b4628f08b3e2435d5d1ff88e5806e', '\x3e16807921d4b599a8645e2c5fab5fd031ec2191446d58cd6026b8f346e4652a', '\xfb14659018a653d56b03dd3e9838a61133c6c3875d77ad552f2ea432c282d2d7', 'receivable', 'INV-00006', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-07-13', '2026-09-11', 'AUD', 8903.4100, 0.0000, '2026-09-30 05:04:59.708+00', '2026-11-20 12:45:50.007647+00'),
	(14, 1, 'c7cf6701-6949-4a18-a27b-66d8a458a972', 1, '\x3118fb853fa9efbd433f4e65239ad842bb6418d2f0aa0841cd7900d912454b71', '\xcdaf8d41c118b047a4324100f5f9855a8b05bd03976539ab22efa71371b402b9', '\x6e1aa1d883e417c8ff0bf0adc2496c83ac34a4c23fe8471faf87db19fb2f15a3', 'receivable', 'INV-00023', 'submitted', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-11-16', '2027-01-15', 'AUD', 8837.5600, 8837.5600, '2026-11-15 22:07:10.348+00', '2026-11-20 12:45:50.007647+00'),
	(13, 1, 'cde7f057-02e6-4206-ae19-dc2f1955281e', 1, '\x19bc9caae0717af06eede45f1a1e164e25b90e3ad6cf7bec4e1249bbfff87cf5', '\x354d10949e511cc8cc82766eabbcc561f6c1f6a49735d1187f707e043cec085b', '\x6d1b7aaebcd5ae24d8d10bda4abe2956ed53cacf38e03c27ae26c80e894fbd12', 'receivable', 'INV-00009', 'paid', 'daaa350e-2514-46e5-af30-5edf50ca2cbb', '2026-07-31', '2026-09-29', 'USD', 187.0600, 0.0000, '2026-10-12 21:25:49.572+00', '2026-11-20 12:45:50.007647+00'),
	(12, 1, 'd2e98d71-36b2-471c-aebd-934020defbef', 1, '\x6beb6a23f1282bc4e77fe33e557a19fcc055c165fdf1d0be42359f45c9a9a199', '\x2775a39e005229387a3f38fea2f0c6d2829e42914525f6b146bda2db5df8ae4e', '\x1a80df15419864bb9427be231da95a81b942f6cbd29ab810f8b952878ada0b12', 'receivable', 'INV-00003', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-06-29', '2026-08-28', 'AUD', 3179.8900, 0.0000, '2026-09-13 04:20:42.845+00', '2026-11-20 12:45:50.007647+00'),
	(11, 1, 'e443013f-4b73-405f-a96d-6edfea6349c5', 1, '\xaa7667f456c94c6cfaa389e4d0bcf8bcc0c301982b251b53bc80e354f2792c44', '\xb900ffceef55be85a112f2d0c90ee305882738dc6fccb172bd7306bc1f143ee4', '\x30c0b1be7df726f1ff8c3240fe97526b1f928cc178334fb2cbb298992d2dc736', 'receivable', 'INV-00008', 'paid', '81577e9c-fb51-4de4-ad83-f94f7968d1ec', '2026-07-31', '2026-08-30', 'AUD', 532.2100, 0.0000, '2026-09-09 02:31:03.733+00', '2026-11-20 12:45:50.007647+00'),
	(10, 1, 'e63cc8a0-2661-4a16-a5fb-04bf952da41b', 1, '\xbfe32dbbac6ea4ffa3a99f19f28c98490b595a83a5a8e43509c20a7a5ae06611', '\x07bc665b7930067b6817566d19d637cd3b92d9beb04c3156a6255ad5c76a55b1', '\xa0352e983d563b95f2d2d3c5e16e36520cfe0882cc77352abc422eb3778d1cdf', 'receivable', 'INV-00007', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-07-27', '2026-09-25', 'AUD', 3541.1100, 0.0000, '2026-10-14 05:38:10.309+00', '2026-11-20 12:45:50.007647+00'),
	(9, 1, 'f1eb8645-62bb-4e72-a58d-f5c658488c5d', 1, '\xf1cdd665d9189f61ab4e1c77184a74de564ba2781f2d3d8ab28ace74cc973549', '\xc9e8298f4a53cef9490d684fc0e77457eedf9303d229facdbdd6d28a28d9a222', '\xd23ed2855c604d110aeb9480950bdef803e24564a8aadfc7a38a39ab2f1d24a6', 'receivable', 'INV-00022', 'authorised', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-11-02', '2027-01-01', 'AUD', 2587.0100, 2587.0100, '2026-11-02 02:25:37.828+00', '2026-11-20 12:45:50.007647+00'),
	(8, 1, 'f7c49289-33c8-4f05-a9f7-8c9aa747ae60', 1, '\x569fc744b259b17c074fac9328c4f95991e285ab1d719e1f4e4d7f6b06e7b3c5', '\x43b08af68a5a284d131d1152e9bb8db1371365cac55ae35351f3ad1a51194427', '\x4326a0af7dee41a8840fa3f7a41fb8faeaf8e71aa2b3a4032f71bbbe710daa04', 'receivable', 'INV-00019', 'authorised', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-10-19', '2026-12-18', 'AUD', 8472.1400, 8472.1400, '2026-10-19 03:20:01.212+00', '2026-11-20 12:45:50.007647+00'),
	(20, 1, '98c5db1f-0667-44ac-aab2-5e654cfeb360', 2, '\x5122a30808a6b0f5c29bbe0054420e6a8c63ac4b5d1e4310f3258577bcf41bc4', '\xaaf99630183f650027ece4248149bee6671b742177d90a79eb501e455ed5efb1', '\x30973cdb209a9797378af7be2a9a58e3c843bf914b6d76a144f2210ac68a915e', 'receivable', 'INV-00014', 'authorised', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-09-07', '2026-11-06', 'AUD', 9614.4000, 9614.4000, '2026-11-20 12:45:50.329+00', '2026-11-20 12:45:50.377147+00'),
	(18, 1, '9d93ffea-3a0e-40ee-af4c-ab5d9db1a748', 2, '\x97c10d78ee7ffe05019652026e7b9d37c062726157de868ef97fdb980af2ce34', '\x28d14c4eaafec166e6010289399d772010872e7a0de58feeb009414d6ee6114f', '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', 'receivable', 'INV-00015', 'authorised', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-09-21', '2026-11-20', 'AUD', 12149.1400, 12149.1400, '2026-11-20 12:45:50.329+00', '2026-11-20 12:45:50.377147+00'),
	(7, 1, 'f94745cf-ec62-4625-a1d2-ef5d5848940a', 2, '\x5365c3f03325c73db9cef554ec455f82d8459bc353aea9755a3d981eafe9bead', '\x1846235118cc3abf6cc8456ffead2a1de3cbfa459ce878752e185e06082b9809', '\x28104f8c259f4eb02d056b1d52a1a66397ed3e1b4fbbb9cbbccf11260b85f77d', 'receivable', 'INV-00017', 'voided', 'daaa350e-2514-46e5-af30-5edf50ca2cbb', '2026-09-30', '2026-11-29', 'USD', 278.1400, 0.0000, '2026-11-20 12:45:50.329+00', '2026-11-20 12:45:50.377147+00'),
	(31, 1, '06980a73-da70-492e-a61d-e97d62960c94', 1, '\x569c7c54dba97a7987c713f169f8c1aac911fb692aedc8efd94eb559116cf624', '\x0a66b9f060808bac6399dfbc745fee6705462df58c2765bb481b5fe1ef87a30f', '\x73c99919479592a0541dd90f2ad69a092c4bdbe02f862a89906bf6e1f2f14e09', 'credit_note', 'CN-00001', 'paid', '9a9885b1-2919-42a3-afef-8201ea3be84e', '2026-10-17', NULL, 'AUD', 2068.9400, 0.0000, '2026-10-17 04:51:33.135+00', '2026-11-20 12:45:50.039895+00');


--
-- Data for Name: member; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.member VALUES
	(1, 'ann', 'reviewer', '2026-11-20 12:45:49.919707+00'),
	(1, 'ben', 'reviewer', '2026-11-20 12:45:49.919707+00'),
	(1, 'val', 'reviewer', '2026-11-20 12:45:49.919707+00'),
	(1, 'vic', 'viewer', '2026-11-20 12:45:49.919707+00'),
	(1, 'ada', 'admin', '2026-11-20 12:45:49.919707+00');


--
-- Data for Name: page; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.page OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 'contacts', 1, '2026-11-20 12:45:49.987802+00', '\x28b52ffd607616ad2a00fa4db00e38406bdb06c330bc0e2cc218c7307ce5b8782ab76cfff6b53b6c2711c5b06d0691a0232247392afe3b4a804476777737d566395c7a1d453910d900e500dc00fdf48dae5be5eb736ee07c6517fae9429667ec525cb7a27cc525575037dd4fbbbfaa48f4785444927efa2d97a88283a7b1efa623ad6e36f75e85133ceaa69b8cf65939192a1b9dad9fc6accaf33b205ceed04d675ea072a50257b2a6eb278eb15f0e60de4f63d8e3696a5895571eddf4f515760830e1916edaab888ce1eaa19bbe100380c1a42a6315e54698e97a07c6317606fdf4575ca29b7e5c4022a8d14f6359f62c69dab5d69aa39fc63fa96412f9caae2435ba69e9dd54a7a554b49403ebe44efc293a4e4e2847b24fa974b59f7640b2e4f9ba5057080efce6cecb169dd8a8ea5438251965858c0ccbaa1cbac9e847d470442210878a47f4d090306874d3e0d31777bce592aef03456c11fe5eb2b17a7c017e3c775abec5365f905e61058bebe822179ce0dcc21ae8be1a7705834fae98b743dc61994adcca97774f319ce4fe3afdc8c651006e9e631cba9a7f15796c592493048370f1c3c8d59b28b111818d05a6b04e4b4d1b6269da5d409f8ec0e03fd3414597c76c7f4d9278b45370f32da4d7fdca096be186747118bc6c3c3715d0c8a6e1e64305e45588e3396355a6b54d28832f6c985b8488060285765e12a4b98f9dc820987098a26a30350e6aa22891146693a5a639d34c746eb8e44d1e84893343930ce293d25cd292ba572ce26a3943652068386db0042908bbf707627d6476409f3147c1f01e39eab33ce486193d5ce29e9a3cf31933e68a130285725c1a0e136a05cd5a4925914cce5620ab97a781feb4fa0bf6baf3ad453ee407fd1b1ce3ec74d64add6ad93325a0b696d4fbe58e5532091b8fc355d243ff9e596057b3038bb13ec108cacae3df7629c70b64661642aa572cad6255bb00a76aabaa0e15a18d09423cc2553305805fb8304b72cc88da6a7e08fe8a61d8f0b08045431259d34c6e7a6b31fafc1385f6cb5c2485fb3f5bde9a49cadd9586d934d56c934d8de5bc8b0e1925124f0ff5551ae0783e193caba179254be484517276f421deaa83b93b7e8504e4207526f6584d49458c05aadabd5dafa6c7391c13e7b9630d3e7eab2e8a75fab1310fe08d73b2234188c2c99d8deac50ba399d16a1b594b6fa9e655ca4d436f72a572a205956962e7661dc04f8ad4b0445220cf65695277cc47835b98439042713e9b9d42435bd741aa4dc913fa3139d7cce3709dd7d8aee4168279dced6272774b6325e453c69617513ba67a77bd5da09990a03809aa8219d31082944a6444684a4202d1c902211a1a12a0f1268a1689403110c81380c210224248a08082244408c00218444888876cfe5399002dd395136f00bb9805f14f434e8c8b7372749313e44467691b9cd555a6c3bae0ee5b915a35c5dbab7996eb38158150dbb036f5e4f60ac0cca0fba4f5f094df4ebc5f5744b4e1e702179d7f958d4368eff22daa19fb58781562fec3626d724af9f6867bf2a2f373083c8877fae02b5875a3d89e1d901d79f12c19d3c4b7734ed3e6a124e12c3f406b9abd9fdc4d22e54ebadf5ae1bf89bdc6d3bd97c205a91271d583bf40f0aa51d640db10f2f74de6d5374289b2b5fef6d6caed6edffaf9ad731a157ffff0020921c5b49f8b561ad45ef476e467818f5cb958d74080304604651226cb58ee400545f6716078f95c1db7cf072bee84dbcf1251fb06b16c0fb18c189e9319a3d109411b14dfe8d628d412d19636a974d41c832a7f909213ce7020738bf9773f9b3c488066446d1389e98125a97bc68bcd7215f314caac83587142b901089176bb94f98719ee77f1c4bf1706460e3b6ebd6686c6292cb94b82da443109f9e715d7eb57958b40a'),
	(2, 1, 1, 'invoices', 1, '2026-11-20 12:45:50.020568+00', '\x28b52ffd6001cb1df0002ae4e94836504b93c201308998999919d218386b6b7bda6e8bab21b4f7de7e9ca6d1d68eda02114c3332da1e3ac9dc9494548aadd1c5c8aeaaea214a056a043104e84eb393a49e2afb7c293a5ab725957144c85e1ff4f00f7887196a0670fdd0c9959dfa68365c280e7a904081c202c5999915040cd48db1231fe2a8cef11742d732f2a792bcb53306086e725f1e749c16efdeeaba7c154dadb54b95fb2859ca5ce42e0e1df836491e933eb41dcec8cebb3bdc79d14bb3b1f731a9cffd2289b5d07a2af55e463d3ddad40c6d7092341e49f2f3f95dcd1e4295fa7c11a25af7596ac912b74e7ad6e3ceefc6f911d5c0062630304303c44361a0f0400108052807080ed0734a393c8c16eba4f345ceb4ecef2b937e2a97641c3907203890200204384458a0c96a85da7be76b6567be899c3e2935eabac3af4646eb14ec6233f808a12133f9940ea5f1d2435f4f4e8bdb9032a9242712bd4c5dec2ed61c1acbba35d5992fcfc6123d754e0625430e7d19d45f5e582b915e99347ceae76b3688ab699edbd03cdb73c3643b5c56bc2b09255f33bbaf855cbe584f2b8fa5b253366eeedc13ba762348b1089f2ff3af85e878dd15d3898b629fbae6827191e6e05677044d9da89fbada60264972a026e191a879e7ca3168d1415b5a4cb5964b17b31346b9baa3d147e39df7c03b2388d44d7739a5a87c2971adfdff426cc8359524b9c3b677c950475c285a87236a0f9c400106094481a1618282091ed00214500e1218208fa027969de312c5ea0c1c54c181a2015990985828221c2620108483cec33f40161a48a00a444001493c98888060e2e12009068a06051bf16588e081042a132c40a0209c9a305da2f275507ee5ae96e1f65a43889635c542d1c001320f11158070a068a0c0fcc4c4042a3c02d0ccac1a008103c542810c0492400949a0d9c8cef852e2226dbe523aadb6d45a5d6b64ac58281a38988040132af807c74e2022380fffa00209122c1840d160d620c2820a0c049290b0c040d1a08840e3c272c1e6e0589d8e8db6ed8481430434f10d0e9af8432182a2617d1044bb85027d90dc85e2c23b48f88908074543da30675f2824fc448443b10041d130810c28bebc2b499c8e5eddf5d7676abd212e743ccd7f46c611233dec52cde1c1021c788003c8c391c4049ac020e111c483048686d50be60c12a84c7898609800e261c24b180002070f6a010e1c7a137e3a62beac94f20b7bb53a4baa73aac8cf988ddbd5a143b7020954810709a801061a32a0d82e9e79be4db00ed2af3649abefb01e69d982aa58281a389880261c988d5d28d0c44b30016121c2547868a068306b1ca60b4505130f13106f81018a860964403151e11d502c148a060544c4c30448027265095a216ebc0cf252e8cc9625530abd9525af8a85a28103888887090a11bc29698f9292848b58f2228db60a725249ae2cfa552c140d1c54201131019a78061890c0423101c40305cc4b38281a146638016121c298058a862343890eccbdf00e8a06854384070e1122b8f00e8a86bde1790bc5c40344044583a2828485080a181a20fec13c484c1824c101c5420111f13041e141c254400d140d8a022c78a01c78c001c542814e04830968c28102031258282a4c40130e50051e2a5890602e38a058282a200a15384c40588898b000413c3ca068503470b0e08162a1a86061e227202c33eb55230b0d140d0a0208c0cc6c006666c6d77a4d2e0068e21b1040b15028cc16660b3387bd622b4643c5423101c483c4040434f10d140d194015247c5a282a48444848380011f130f1e741c237a0c2230022a282047a40c14284c40120222878a068988004168a0aa842052471ce024583e24c3cc050c1c4038609201eca040b121e30541021718189070328160a34e12150342890362af9e80cbb124a5ff9a8e5e75857b6dbdf150b45030718582826cc4f4044305034281838200103060b140b05a2508183020301d59696d866473a6f585f2f8f54d23a3895b0299ce89f72b9c8fad729a855529e4a89744b2a7b9903f712c71eb181791e51408181b02081e1200934f10c2088f040392c60d085a42d8ac834163afe95da6895e5acf565f7e31d878b43cd327598a5755bfef1e3f6759cbf6c5bcb0b6aa14fa2669f300eebe31cdcaa3c5ab5559b90b777de2e26e90b9dd54298b83e2d117a2743efd249e67092dbc408da5931050481a14424808f9a76a2397e4c59df17f9a2c56ca456d3d863335135c7f3b86aaaa4f775fcb4f4a4520411da2cd69cbdba505c203aa8d5b1f9b65df60e77cb85a2c9b8c624835ca3fbadef767125a585bfda508b499a22fea960eedeeed03b1cdc883c1a2d53af24c3435c89f7cb3869a52f5c990c13db749d83cfc6d9de0d5b4c74e4f0312bfa5a24992f7390561e9662421619df8d36db1b767c68e3f80cbf39fe8f8e68a9395fa49c16fac12a25c939e2350e434d1b88aa8cc4dcf2aef98be6ef39a60892af6392d69e41555abbf7903c4e9b0829c4344b3da62f3fa3e54e4ad91f4654c5444fbfee641e062102d985dd22d161adce9c904543bff00e392ef36cf9530feda3538efaa5695ae611d57b671337c9832db9090ecb435bcdd77398b514f997ba6be9992ff3e6f17cdf65418d594e6fd77e7fa1a5561e6295c7ef3d3f731e978afc2063b87b5f7af8ebcd6bb99652e9b88f16ed68751c8a13265c6058be6338127f207ea20243c3049220e11f347080500f2c787089cb65d19844ea2cfa4aaaa624373de8384c472267a6cb4b63fa149eff42fb5accac65c9512256bf713714c9eea1a2093d6935395fd8a8951a659194a8158fde6882797d59ed777d8669c7cced199b2a895fdbab9550b3fcd816e2bc8bbdc562ba6e92ccf4662c87297f931751ffd2455a8eaeeb0d2244d341e4413c0d07319c80f80909162a4044180689880708e4008482200102d4ced7efb42fd3ed761bcfd99263940ad3f96a3b2d4348eb1c62dcbebbe9bce182a8ccb54ebeeeac56c1cdf23ee7cf756beff92a0f8310a175e1b65073502befd36e57d726238f4b1764f2edcdb7d4cf9721462b8996d2a2e909a5a10d0a262c444030f8c89849c951a93cc4ab10dc3ae9acd632397ad41d8bd93eac1bd3f1a3cb620a2d7f11945a8dd4abad98ddf1db1b6dd63e94711836e405db0bb60c10102001830484262040408004f5800384363de44dc247a5bec9973b6ba532a9dce4c7efe01e8ec4932082070f70e0781c5300210b2089070a182410c4c34f4044180634f110018372804002060f3cc05001497898b8801c18fee1bca9f00c4a31f8c6361db46599be16b196de6221dbfcff830c101612c0502212a05618b163e31ff34296be3ab5d6daa3b22d5df8a81a2fbf1b3904891649e40bb7b53099d72b5a79c4aac4b7f316690e6cd5966789c6eddb64e0ea42c1374e178a0befa03bee348fb2769b93ec2a95f4959068d9272b848e2243b67b107532d474d89f45ea4c8ed1a9c3e5cb13d23208a53246ec55c34a7074de328fe4ccc199ec9c6b5984108296110c1800c050c13c4c54789820e2018603810ac0f012120f0113e78ebe5b2fdb30ee3b1bdcf787a5ac23b627558c7e39312dc2d8b588249434dd38d54b53bc91a644332174277f4aa562be188f961df3854c31c42c332136da7bcf46a2b6b679df955b9b7912655386081e209a3f51e46778caed7c2565ad4e57ead1e62352cc9098de5b82d0322b5dfa4ac35a09992b247e1ab131393dde85ea62cda1adcc941d3bf5c88e74c7b691e7f8975026deb71723f4a504b5b89cd621fd657b5347aa9debb073e7b2054bfaead4afa2af85044f391e239b9a7b5c62629ee759446c455c06952f5ed4fabb524dccc1927a937147e946f4ebd07d194b2d43c58b64b716c36fcc9eba49c4b2dae457b66a75bbd7ebdd91cb23c3aeedd08d6cf2b11d73291584c9655abf12495ae9cfebf1a0332eb620bb4874c0c3e6c526b88a237173a1b01c86b9505c78071f6898791c21b584eaa78aeb571f6a7d2354a4d5f7f020515435edb6a17dc50a6936698c75df5fc9566bf5bacc31f5d0f96082aaaba763f58c3229a6de064d1dc22f2b460b4f936ad652d888f78ecbcb0904218126201e1800c080202228a080242007843e713283d8a454f50b796a7d3154e50c6223b7b6a14a6e557da0ef4291c3170207398c02075080a1a182090707070b284004086678c4f1563dafee5e42e22df0122438d054c3475abb58b9fa974944cb1c732a95d9a06420b0e0c15e2bf92bc7cf962fa3e90b21d342f6598f524a3fb820bac83c4e5564f7d61bae87b750e850bb53b523ac7fdeb0f96c99b42f848e16be997ac48648fa6432d0cc333db510b20437f5a976fe52f25a267f8b10c27736cd3a0dca4544b7ccf9d7d1d6d275ac3337ea4d7c609e668ed364b63b094b32ab62d217d2d5f2e4568a2ef127df91047187bba2e2b9354e102f5da5215f9e46cbccb3ec8b762a6e7e9683bb3179746321a8ed8d296aca107e9923ad44cc9529a604c9e2f9c0e4253a889323c3c935e6ad1bd65db7ba1f966fdf8489e0f0d91acd12e3bce24d5fed486bdd51f1418868f0ba9587418890bb58cc36f6cceb43b8dc8c1277d6a97f2d39ad53cc15e2e3799c6bde973269da46858a7ed916ad92faa5573e19fd25c3091e372323084b76aae4f9f5b65acb99caf3f7b2946d3298a4e1cc3e6ada544ae80b8f69d9b9a943b64fc6f93719c28868cb377d75312de29c6567be9c1abe415cd1b61dcf4ecf380b4a4697d11696ff32af5a84d92a5d396bdaf116888bd376cc53256d3af4ce2fc732bb0d57ed3d949bb9c751164afe4a645aab99ca1cbf720e921b6c3cf67ac775419f688890466598bf12225a88e8a9fe37d4e6a1aba3d976a1d81e6c8a9a49dd24215f48cbd71f6b957babb372e930911db88839c81172efa7b7d362227534bf9c510b21a365e5944fe44b4a5354d47cb2faf097ad6afd492b354d4a2bf2daad9363ab3bf4244dac9c1b1922787076c5382b2929e52966f265a4b5cc1d96964d2991b366f3735272ff96fb7e156b2dcfb5f2376bca71266ea45317b90b3307bf194015247c226feaadbd67132a3cf7b5c85ac8065532ab449d6dc9f2300811d816c41689e8cb8889c41ef7b01aa25485fc17ead34206b94ae79de173776e8c9e28f977d345927fad25ad3699e58dae86a4b385e122cdc1afecf0f0ccac131d891a213ece0831f3a8d89b538c29f2ff95b268e171a9729ef5df90bd1daddd64b8a96abbe1c3cd675f06cf9765d12acf5d4d123a52ee91495489aa62933b6f43accb6ebfcca016ba940aa1c476c9281e0f67e2830952bdc26b7e0e9625fe229fb4ce98a9b3c9f41c22b73a74495fe115a35f595f62e259d3adbd6c36d5e9fd4282b44a41ae55ee822e915c2c2eb0b14926f7a6f7da6bd174da986a2d5f47548b89a622c83c4ac9ecf033d27b4cdacf8a6c3a5add9172fa07d75351ab92f68befb58e19cbbe8d4926258d61e4e7399dc2e35f795e2baf58f19b9fd1c3e9e79d8b3507bdb2734b73e4f5f3bb71ba893e0ef3861f667123e760514d54a9fa95fa68a19358c91c92cc07b5072a31f41b6a8666d8c77f4e133ff542c25ffa47cb0bea3243464e26fb38b31bbe3e16cde8e3e176a72f54ff32a7683d23176b1e7352c2331fbbbeaeea68be587e4bb088845ee39afc281dc475d8bfd29a5692a295f22c5551f3b2b6d921a756e6c99769d62ae4befad8df3676dae27281e6e0566e9924d90ebd1b732fbc438f6c3d475ef574b33acdaf2549eb4da25a764ecea93696f909234218bdd621f922df5ad67aca6823d256dad19331c69d936649a5a95fc6ac650c9e4aefa29c1093e1793ef2acbb492654123a86a6e9750afa3247b4b070d691d38ef0644137d97e12395886ecebefb5cc192d3446cd6eb2e81d6101eac270a1e690576eab8d8a49d0db7b38b95c28bcb18779e3f153ce98fc355846ca57f26b35f2161bd4ce66f97628deaa8fcddc9149f0da9cc6f28f90967149b5999d50695fdc376ef06471dd2f83e90b4f6bf5f95258c829f769db235b170acfd1475d51f7f0b9547af24b5bb5d297ab1892926f94e0d0910409e29226dd586dcec86ee81a77fd129a537e88115a91b544d0316e860c3124be46cba0f3c5e6b5f49f0b2544fa6471edf6d6e5611022b82e1617870e78645dd3b4cf4a72eb2ca82036d47a3556658fb1927a39489fb911c3268948fc7bf5fb305721f8d5f75aaece75463819622660b720b64074d8ab3b4d4bb526ca3b4836ea486bbda1696e6e1b75a3e317c9f4b597b4eeae4b2ffdf322e5beb1472e0def461abe9a33965b3ebdf0e41779d6e2e4aceb3eec093187d9d9b84426e40c9959af35e6ebf469dde3d7735a3cc873642bab0fe53b4b5cfb8486a5e87cb9a9d6759622e98aa555be61679a3934cf7dafce8a2069a2ce5777777ccba6aa87115ab3254b937df5162dfc47d56c6b9dd89295337d96afbd48ca2f64aaa5995f8afa8e1ff92ed416db46dc5995d8e948f3ce1bde8d432fbb89394f96106add96af46d66a92a83c84eca863e78824d0f328851022861042082184eb93164850281c0e1184c26db60f1380000187a3b130140a88c463b1481c94431006a1380a81188462281232462945a1f4010892934816b2873d41ffc1d5b8f36f735179f18dc2c742d432026123cafde2025d11674b81fc1490c9d51dae236005ec0bf8f1446c3de9e09af69fbc38a2ca04b7c61812f43b6958aa5f838c5cada16961e92f429a16d78bd6dc88680b7306937990680cfe824f7cdab637f5808b1ef024f9011a0c78d285a0e18935074f3892454e6b470841b1db7962b7482c611ef8ead3893924466574f1c4042b415f156b6d4eebab9a1cc9800eee9723713cadae1731a4363fce621783342e0e072577f0c82228d703a3369179c3f836f2fc8c97aecc7297dbb7ccf7e3d7eb8e4aff4825c67c49d441faf7311432e17932a31a4771b95de0ffce015760119f3a519dbfb5fe490b2c83e9b8f37909a58b1c2a70d6946af7d71ba8ffb9ed8fe99912c8e3a5bbea3064449107333c8c73400d02843f13efcaa68e761981b27be40e98a5053359b85054dff19eeec21ceb8f41e27f759a690953294123e4acb26f390dd65f151726b84488536729f6a48b6a6367e99eb2ff5d7841907ac28731dd63e92500800d41507baf1ba5cc7f2710c1bdbb9a3518cf9472be7ca15072f4e830456dead3b798bbb8de76703ac58c175830a295df63bad02b7d2aca3428ae8d8e27cfe24ac890e90f6a2ed9a1a6d43628d4f9c9325caeb6d565e5578d2eb15a9d559472601b4ba3e6aeb096cd25ff61eabd752ae391d751ac8680694c4ad0c2706e697d960ffbae29e337af54789b43901714aa9a2303adc32eadd2a8c84a7cc85087eb616d7461ada14e4f6617da4e93c951c3cf6482076e5d1adb0107b8b673e42464877f4486777fb7ab6972578a4aaebc58b52336bac667ef66eb5fba1c6da7927fdc80fd0b5c632710fc24546389d8b2828cdbcf837375851f066471037d100e7ecedae2ce894b78492bf57c8c328d90f9c463a76c3e2222d7a9508eabebd4ff212ae3055db12cd0355486de55024da888bd79028fad25cdce6cceee7ba617e9c1fd8052ce15812c6815fafeff0d72b3f78ea1858638517d4480e0836552e4012c49d331f751cb34764e41a58332f6c659aa49045fec3a111b61f613140a8c020a900c5dcebcce8a5f5280a69349160d9804811598588a8da9257cf627bd7b04730de4ccafcc2164cc69239bbcd4ead4859e816af5377fe8d587c7744df68abb4959f3df1660309638cf0511490fbba3d52559329cc647ccf8c95b1cf977209f7f57e1554205dca00a853486d17f9f8505e35aa22d1d267f2e97226aa11351b0d0a5293d9a1874dee22ef8191d737c64d734bd48d97d517f64dc45f2e0c1aef2969ec35cfb7c2e94c8695ec963ffeae9b69785222bcaa186af6e3ee38950350b91c7501ab2046a5b3652665fa0bf24e295a8284081a5048d0ea94c86a8b6a879a0248aa0e5783be53a47006ef48add8454b967e8f4ef0a879f4f0051c441358a69e6480193de9d08c5f9819774926ee6f05ce8e2616de4f80d68c1294f9ac0219beed535d0013bf400054e2086baa2c4135c793317aa52e6a3998824e8a08e42991c7b09dcc9202005a8c82782392c3ba70ccd32ac0ebb3d5930ad46f55d8e6fcf9fd6ccdd7c1777dddeb58c8bcb5806c8a166e88234dbd8ebb5544937f71a83a301f2cd2fc74a68b733309e07ac217012d7c8b7e34ecc3cb822c574e3d091b980888b18327d9e56fb536cfe8e7c035a930212233ee22c1d4dcfec027e75391df02e344055819c441691aa32e5b96d3e67981a92cf74d07781b8a966cc57fc51586e4c9c4a07391128354103ef7a3d95e56f0e8c47be3e8acabfecad17c59651970e056dad2152a1768174ebf9e56009ddbcef6560220f651b61633b2c9cc1e64e53d4c26a994c3ed523a4200cc568ce029756df3c5a8d186e08b3564d7421853a7b17d3e58d590ec4550e14312951a0dad0234f18469001372b7c1d6b714a295fb148a654bf83279878b7f58b118c46b19e2e43ba2cd39e3c931bed4e0352f8ffe9cdfa0d70d899f37ef582825991050c9340697c41f9d32a860379939846c508d2f1d98abdd551d5fa25994dd3c23c0c2dbe6beb2c34d5ac36c48b8e8a1a990425f4208bfd02e6d6e5cca6d621a6a3735de0e24aa40b001f921b6e4b49f508b1b59941b2199a71eedfbb2cab724a644ff3536fa6f25cb4ec3246f6a34db8684e69cde8c18818684f247129e9a47e8dc3ead48c3a412ddd54cfe7f9b62fec21a40ab1c12c7a2265a1cb0fb1087c5f40877e2c617c8396fd16161bbe2185b535f32542e822efea805fd362c99c1c026a9f3ab5fcbe1fd4cb467bbae4b13714628e8bbe222602610e1047511b1e9965cc349e4ccdba8f43e99cd675d5e677e198bea6ac29c4521fd5d559950187bd69dbcf7d5b53df0670184b9ccf9d1053f94254d3d88b5a3bed15118ad7110aea0721965f8d82de63ad093bcdbf0e16044959ea8bb89db4d0fd43ab322ff5b8154956f8ccc0507442ddb2c28a22ce9c37d9f21ec0841dd473b9170882fd4332c635daa033bdbc508bd702a51b0e7711924419f66d3e065e879e7801d3fc2440d1dab8220696e6c94580b1d0f984083795af2a1a457b7b5c82068549a3c798c06604b69eb5385979812d13ca08446da00e74002c91ee522af963fa60491d8edbc08664d69e00e1e01330f4074c1cf43894f686ba3e268d92413e19d09a2fe4cb0054ccdb5f291288f4ba1f105b6cf41b17f8f38ad80d192505d72e6a1aecfd20d26d247961713219bd235bafa448b4a376c05455fb5c46a32f1e3a23c8041a9314792cf97b436e2521385e8595a2442725c5d1f9aa5a92452fa07edf44e5c88810e688446a9570037896d868f02513cbc47a610343d16aee65c4e40028acc450c747ca0169f4982ae43ebb6cac394a2d81aa506943d949e3db46a8f929a4febbc8e316386cd233ba983fcace460823ba7c903876d23aed3c81288fcec43944b55afcfa41e0a224a324af54ef552d28377876e807d4b048067f94ddc6e095d6a76a78ceb325c48153c1cf396879c6e61a08a959fdd0d8134a00fecd3b0811d0907c7ba7eca48aefa1b65c33b6276bc72029e5c5539de0711cce1bbe5f61f7baf110667a780054025872dcbd4fc7acdc03b5fcced2a9a96a0bc9079ab3667afff79255e2790a1d8b8221a5218430530b50067123902a80bd5b82cece05a449c74af07fcca7aa0ef0601845d44e65ef768eb9277802810bfbd45899e7439323e98e370ca17013de4c6e275a6ab0caa1e44f56cd11e63a406bc233602191b605f220a8071e0679eb161929f9bba20873435e632fba9dd80602d6cac6811ff95b7bf7f025d9d553147ed584c2f25db6961481ebdc4b89620b3438ae647e6111c361bc292e411bf0581ab9dd5e296221cab9a21f4bcc39c33359091f94ba1c8628c76f245f206776c929008754953759865b06a19c086769a606b99aaec936d1b68aef8d6f0516cde9ff42fbe762f8f4c4da99dd3e3032de9264023bec81efa8f00652c92ed6f970000b6f2b438a7a90d7f35d38f0133ba09e8e1ce254a3b5455967406e9e0db945b4cc9a4f30afd79743ac7cf24fd29beb8abb66053bdc3bd6e9335b7218c20dab84d0fabc2252de7ca765cf18ed40a00023bafc3639b23ca42f622f3c648b17e1ec9f0cc338bb75ce4648dc502c5397528ad2fb69d654f84a5b7a8626ae6476b03923f1550b94ff213b86ff1ced5f6debb63684e7f2caa6e99a38b437cbfee7343cfbd47505c6449693321e7d1e05d15a6188978a969b55a46baddba01280e24912123e0b13e93eda037ea780cd80be16a129ae420a48c9e5f3447cce515b74a020c1409ed42ab0abe66156fcd74beca7017cff1ae377869c5f6e634e9dd2b63ef2de1ce65f858ee20547a9e97290931b8f8845a48ced4bb7eb1fc314e0624efba5ac0b2d352062a9fe3b96bc31f5d3a74de73799e4c74748c18c40313141ea7ba7da923b051ddd4b528101574e1d51e131e5faf2100b53a1b740aa1601a278727bc042017f5a644305cdc9ff0519f99986e8dbc486af21685cca599f978f995ab51f039540c102660c818970b198ac1b78daba224b5997a3a48b60e6ad0b361a3622dcf9fe80feabd43f1e8f8dc238c5ef5a10eee420ee52af47eb9affcedd40a2e7276ddecff30f273c0e7561259ce7'),
	(3, 1, 1, 'credit_notes', 1, '2026-11-20 12:45:50.040641+00', '\x28b52ffd60c704a51900e6f6a127106fb6010cfd436975c4d888402ef00182076a5dc783b8b84b40e4dbd6951e27a402000080720199009a009600ddddcba471a14e04f8eb0f02aeccb55b7222ec089ba517ae4cb1d7761bfefa835fc673985b95b94ddbb602ab5dd7ab0b7307ce11acc66d1fa1e8b4edc06a12117e111095b9e7b8dfaacac18fab9bd0a8dc488362af29ebb048a3a26d17f732e0ca9f39841f3ff3fc24fd632f0fb4de72287d61208d7481719acf439d72e5478451f9527ead06f163297a144820a84002410eaefc1415893102d0698b42e7f909a7a70e944e9ce6fbac6c1ae5af43181013946fd2726da7519483f6004b93883459b07089df7c06fa7962e57bd9093fe67ebb9f35307f7b618d37198ba68deda7ecba0d8abd32df0c1af55ed56f1057b6da7529ae8de2fec18f2151042a441257fe4a83b2bf11634054e6b2bfd1575c5c875116055c997b8a8a746da7658eb757023f7e448e0857e6baebb7811f130474770b74f6b38a47ec427579a482619d01bfeebf2e794c1c15cafeb675103f7e90b2c6599929a3a4cd1217489afcf547f5d72b8a093f860e3c4d2f162e617e35ccaf264d5d43f538d4f3ccb4da1f583d8d4397cf40ca920e9d5a6dc529b3bf5177f740ac5cb9d7b5de31f08bc8e0cb790157e6c756bb282f71e2349da527875214524f27f8919ab02d6a82ef3d4dc79905a7266b568c3349a709191119cf616e55aefe3ef60f2ee29721ab8f8d359718bd617c268713d3d18272fa5b6d498cca4f5d5a858df831ed8756cb942d9b067a251d4e473270ceaaa1b41c29a733511a8639f8750f74658abdece5d94bf8f113bb1b3a4022aefc94fdedad97f0e3d8dd0d211057de7eca3a083394ea862e4de5d087556c1cfe4219d88e57503ade0f6dfaaf06791294dfebb801412020026294b2320fbf0b086702dee520830204621996363560bf986c02f8d2e02e458fefc2680362324005b93faec35343933583df571a99aa7b4db9b8ba839d6ae0e60ad0c2466724b5fe97b1385aca8d4afa2c6219804f223e5d90e093066c829102732eb6b75210c61daed838fcc1fdee06efc525137b057439ac700e4e31d6d8e96ebd715c0ce87c8cb201eb1ac4cafa013ccc129ac3f461e8efbe65d0267f5e67e1eb1df92d64'),
	(4, 1, 2, 'invoices', 1, '2026-11-20 12:45:50.377986+00', '\x28b52ffd60211ab53900ca72341433506bd306308998999919d2885fb511b4d8dd4c08214a91c72848f5cd9f47f390156ab6874e2bbb37572e691286ab9c9899da0352012f012f0190ab0d67836f214372617cb7f325dc06d774efee42aa4cfce40c0c1228509722aa51bc18a50eaae9765ac6c5ecb08a48404424184420143820382c3ca29a2659745a7bd414512454a3aa3f05237d05d35050ca45c2d4977e72867a14a5124d1591442ddf508d5a20f1b01107867ad4d70a63f2d3436190f028cbe4a7c757882c1709b570a84759bee22232512e9589c353a207d5a88603f28860702022e1a01e65b94c3e411a934d3edeb5fed2508d1a1080995900333333d9608c7001f8c91b03d4a3d4c31c81bc92f73166ea511394489a203f79433519de2271e85116a922490e4a259abc46127760f103948a457a888a4b453240a95040a86682844759de6279a95607d5a83a3d30171304334189e6e42281602e2ad285292aa01ef5135fa01af51d7f36ffc52c2ef4906f73d62b9764bba68b51ba548f6a3c303c6aa23e512a0cd528862382c170508ffa8a8b88c2101e91f85471d892f151129f2a917981b8f5cdb5e6aafcb6df9e6f7bee75dda0a555ae592b83cb79dc1c7eb1d97991b5089dd74bba54289886e2118da489bec441c0e1611d0f8e39df1be38730fed2f77ca187bd0fbb6e7467d671b27b4e37e7bc6ecef2d2f41346e24f89244ce3da822523fd9c4413334189262e157840ac8247a45937a8256d10fa7e4f5f5faf772ee75d3c17b4182421740e73ec39089fe36074523a6c4261a298885e2aa020c146220a2c9735ba083906c1addd7ce563bdffb497679d0e41778ffac9232c51633986ce69f7da718b753bd05d485f21927c034393414da871b3fef86adb589f2fbbeef5da789b463863b3c94f0f66e7b9475d4cd144f14b03d54cc8a0268b3bd4a354a3289568e223e09a0e329e5052b9f4e5dc5fd42d4374ee3b4f07bd19389d01d26191396d757356bbe5c8d6dee355213621e69d14f2fd76bd1292bcfd0b7a0e49e734c8983947ca66d291cd9e23bf2e4725646c416b1b85beb2d15e66d9967d7684a664c98b9bf36264ed393132c80e7b137e64a774365d7ee6cbf27b2148d7d2c90d19746c4987b5e7603b50c2051d095747877d7569a2e2c23cc5c4bc54817e32f5ab54b1f01191b5e598c5d8522e96a1bee5a19abf48d3a32a9189f290af9143fca5217d0506152f414c950553545f62a8463dc6543c84991504ea514f292f3df411aa51bd98791d2c78a847493f2797058a5f9b0fd176efddb2e9bed4bb17bec70bad591d8df26954a94079a88682fa34394c949f5c38846a981b120e1794f2927461a8464560f7b87ed88a30dbb5246bec6084cb3122123f79a3fee4b5424235dc4eaf271fc5a2b3183eca2219de2271083ab78c1d5d75d02fabcbd7b1d7cb1efd85a86bd8127aeca07b0e43249a3973f535b3877642f7fdb87a9fb2b733b6b5e8ab14d3a502a1cc9f328520f9735b857227646e2bb4781d3748beb315c100028223420d1b26cc631a4a34998a8802e441602390078d070307cd4b3ac9fa31c8921be3e181b1bc249a2c3ec278549d5a9c3127654ed941f5dd72837cddbfde5e8eedb36bee5e5d6ce86b5659ddf4a50df9fe73efb3b7f587a0266b2f47f662eb51cd6bc1e774f35af0b55767165f754b1bfbfed75ee64cd7fff143c8db830ee3f5646bcf91ad49e8746b9a053b0b760ce4400423f99f20900311fb1081f484d041e6a05837cae7dbd07b6973b710c2b7aa6bae4167b9e5b8769a3936facd3d6cb77449dfdab1b79d64bb58d29691c180d1a8019532ca2164444444444482743a700291919922ba011240406990a4300ac13814538a104208110d89a42698915066da01a811ca1f9072f8484c2961912886dd1045c815d66624e36f198119a4ecc2a5e3b7cd85dac7222a8fdae7aff0d3e8564cc21be03ab4a4451bd44be1fc159d252a8ede729792dd20e014589c3c0394236de6ec9126589b7901982afca51c564bf251151f3baf0f4f563e965034ecde56e5b08a384fddc357f59ee0dab11d0012adced00e41c15e85339b4181f3592244f39e1389c7dfd0ef7b7549249d60bdb731857b35dc051cee138e712e26741c778b9388e519a971683337c99a13492395f321b8ad50ff9613a2405ba12cbebd1fb71b4ae85de617c54ed248451ccb6260b970926c10fd09913c94566721e326d15af9667f84c76693b0c33d62ece4563239d18d5d16240ad2ed7ec61c2cb946a6fea74d4d4e4ad26bad99c28e8c6500a0b1230c69dc2c4ccceb4813ad0517881b7179ec866c396ad8bdc8de40f4acbb23a25d028a9bf4a2e1af1e7c923a23605813b61171cc9867c272a3ce546aee0d33e618ef869320f4d6306681070a86e3849e2821c88f0eb38c3c3e3013a80f084c6770e9604cdf259c130f2980d89198f4bd332f74b351c4b4cc7af55c6dfcc9644b334b58ee3022f0f02c313d79f72ca8938246e986fb0a36190a42326ae0c47c20bf6c200e5478682c0cda067e96fd20d0c276aa2238759e50cfc993015fd3edc61846b5d43da03d3353d6c287aa70294801');


--
-- Data for Name: policy; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--



--
-- Data for Name: policy_signature; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--



--
-- Data for Name: push_failure; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--



--
-- Data for Name: quarantine; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--



--
-- Data for Name: release; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.release OVERRIDING SYSTEM VALUE VALUES
	(1, '98e16508-4847-513a-af8e-67d3ce187c44', 1, 'content', 1, NULL, 18, '9d93ffea-3a0e-40ee-af4c-ab5d9db1a748', NULL, NULL, NULL, NULL, 1, '\x8d944f51c9b5f91d7af9cf70a4212aad3336272efb69ff152ed3b429f7bc1b50', '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', 4, 1, '\xfce3545642dc38fbd277778aede4ffaec0e43b26d8463280959e93162cc5008a', '2026-11-20 12:45:50.228196+00'),
	(2, 'a7476a25-5b61-53ec-907b-c7d30e90c805', 1, 'content', 2, NULL, 30, '05b477c5-986c-4553-a3ed-abe31f2f4367', NULL, NULL, NULL, NULL, 1, '\x3ec93fc3815714f92bb6fde6d97669e4a8dfb7b1109ca2d7d899f6b163638759', '\x5e22d0e4c5fb955ccf5ffb259f00f7756b3fb0f1ee61651548dc19eec1c2b235', 4, 1, '\x353e3049da981a22f5f97881fbb2c4e245e6c4a3c26770596fb62edf0a8d6dfa', '2026-11-20 12:45:50.228468+00'),
	(3, 'a7d9edf5-e17d-54e6-81fe-c084e3b11c86', 1, 'content', 3, NULL, 20, '98c5db1f-0667-44ac-aab2-5e654cfeb360', NULL, NULL, NULL, NULL, 1, '\xc236ce553966c4baae6257bdbcad68c844218a57dda6d3396b8c63dc9b226903', '\x54ef8322037d5fa36cd3f60e4f5fcc480cf8b13a844b89dc4d3d2bd7b293ab2a', 4, 1, '\x0cf257bf4ede030b2ef11b3f1d4f7a175f5fcef6bac0ab416a2a583f4ec9fbdb', '2026-11-20 12:45:50.228481+00'),
	(4, 'd297fa31-f018-54c1-ac1c-6b5ab5d1ad3c', 1, 'content', 4, NULL, 15, 'bf805068-eaa2-4b58-a0f4-3b5c5ee6d444', NULL, NULL, NULL, NULL, 1, '\x3e16807921d4b599a8645e2c5fab5fd031ec2191446d58cd6026b8f346e4652a', '\xfb14659018a653d56b03dd3e9838a61133c6c3875d77ad552f2ea432c282d2d7', 4, 1, '\xd5f2c3c9d3be17f0ebb4ab8e79a3693705bff7ae5e155735649991e0404662a0', '2026-11-20 12:45:50.228493+00'),
	(5, 'a7fdcf63-3014-57f8-bda6-b4dd213d8113', 1, 'content', 5, NULL, 8, 'f7c49289-33c8-4f05-a9f7-8c9aa747ae60', NULL, NULL, NULL, NULL, 1, '\x43b08af68a5a284d131d1152e9bb8db1371365cac55ae35351f3ad1a51194427', '\x4326a0af7dee41a8840fa3f7a41fb8faeaf8e71aa2b3a4032f71bbbe710daa04', 4, 1, '\x2f0bc11806b2422390bd340aa999d2e05bdcd5a0be3ebb75dd1e17df39cad808', '2026-11-20 12:45:50.228499+00'),
	(6, 'a95ffd00-8261-5838-beda-1d9e6b5a4118', 1, 'content', 6, NULL, 21, '87fff5b4-211c-4870-a766-d3ffb7469cb1', NULL, NULL, NULL, NULL, 1, '\xdaae5805cb8c441941fb04569986f7be8bc4156ccdb0d0fcac0590547a8302b0', '\x02c0f0777e825fc4401898e43aade429e59853a9f502c0c7c66efc288f288cc3', 4, 1, '\x0cc2f6a152fcb8d5bc5c5c07c619984a4d0cf2e9ef6ae23d9712fb5367602f8d', '2026-11-20 12:45:50.228511+00'),
	(7, '8d550535-cc48-57a9-b9b8-3891bcd70ecd', 1, 'content', 7, NULL, 27, '3f0fea53-f105-434b-ab81-0a1125f61ed3', NULL, NULL, NULL, NULL, 1, '\x7b65a3e896472ad4435f1d7e1755209fb9efa26bb2a198e7b3ace9815ebe8a3e', '\xfd808b2874a948bfd8666ebac86cafd91db317c5a8a115b08ceb11ce23408450', 4, 1, '\xd78d08b6c61a9fa255fe2866b0d2441cf86cba2cb4ab4ebad8a56fad53548b51', '2026-11-20 12:45:50.228517+00'),
	(8, '2416b51e-88aa-5950-81e9-d691d5f6978a', 1, 'content', 8, NULL, 29, '0c9c6410-f0d3-4146-ab62-4a55c059fefb', NULL, NULL, NULL, NULL, 1, '\xf92990939c5b966b81397387a5477adadef86314bd5fdfe407fc8410dffd5196', '\x8857df339a48ee686fe4b0c36ff51b2a976a1cbe1efb875d36bfa82c33018291', 4, 1, '\xdc1d5ace9b12389b3d543ff9bbc57a36553bfb6ae81132f3f83bffce62427ae4', '2026-11-20 12:45:50.228533+00'),
	(9, '2aead02f-d47a-5cb2-a67a-3ff1cee25705', 1, 'content', 9, NULL, 10, 'e63cc8a0-2661-4a16-a5fb-04bf952da41b', NULL, NULL, NULL, NULL, 1, '\x07bc665b7930067b6817566d19d637cd3b92d9beb04c3156a6255ad5c76a55b1', '\xa0352e983d563b95f2d2d3c5e16e36520cfe0882cc77352abc422eb3778d1cdf', 4, 1, '\x7608208e1e1f9e0564a98a3dd9fe0c86f6b413db8933e3f6c52e9dfb722515c2', '2026-11-20 12:45:50.22854+00'),
	(10, '07c4b34e-8775-5124-b164-c3659901cb04', 1, 'content', 10, NULL, 12, 'd2e98d71-36b2-471c-aebd-934020defbef', NULL, NULL, NULL, NULL, 1, '\x2775a39e005229387a3f38fea2f0c6d2829e42914525f6b146bda2db5df8ae4e', '\x1a80df15419864bb9427be231da95a81b942f6cbd29ab810f8b952878ada0b12', 4, 1, '\x010f573f16475cefa97354cdf4eae31f71938272372c82a8c967b27376de5bae', '2026-11-20 12:45:50.22855+00'),
	(11, '2876a01b-c2ba-50fa-977d-39c1057cfcdc', 1, 'content', 11, NULL, 22, '82a0c345-7066-4ba7-a180-cd9dc238404d', NULL, NULL, NULL, NULL, 1, '\xd1fea2dc41015429843ce885abfe3f5f0a7aaad8ae2612aee7eab44cb5226b03', '\xc1b34a7480c78fe9bf67238abde7067f432b66d6bb48e977f0ac0e36b821490b', 6, 1, '\x646f4ef82ee087956d32cdd970a2c187e6363add92ce46f9e20e04241f95a20f', '2026-11-20 12:45:50.228564+00'),
	(12, 'e0fb1ba5-9485-55b6-9284-20ff6accb7c8', 1, 'content', 12, NULL, 16, 'b7ea35ea-b1f8-464f-ad09-d2019e47a902', NULL, NULL, NULL, NULL, 1, '\xcb07de64ed0cfa68af3ccd30c3ca65872ecb4c3f5c93b150921910b5d4ba95f7', '\xd27400dce316e5e0c08234ca8c5d21262c8dfc4936d4b3cca1bc691acb5c7213', 6, 1, '\x314b42f019ce73012c4b9bd959be3fcb64c59154195c3ca6953b1424c6a64f54', '2026-11-20 12:45:50.22857+00'),
	(13, '8618bb98-dd2b-5539-9d4c-d18787caa4de', 1, 'content', 13, NULL, 9, 'f1eb8645-62bb-4e72-a58d-f5c658488c5d', NULL, NULL, NULL, NULL, 1, '\xc9e8298f4a53cef9490d684fc0e77457eedf9303d229facdbdd6d28a28d9a222', '\xd23ed2855c604d110aeb9480950bdef803e24564a8aadfc7a38a39ab2f1d24a6', 4, 1, '\x5217363d0c86f98558969ab5246485a7d03205ca1d59645549e7b3a84d137ecd', '2026-11-20 12:45:50.228575+00'),
	(14, '7129abe5-6dcd-5a15-9144-10e2d1c2e230', 1, 'content', 14, NULL, 31, '06980a73-da70-492e-a61d-e97d62960c94', NULL, NULL, NULL, NULL, 1, '\x0a66b9f060808bac6399dfbc745fee6705462df58c2765bb481b5fe1ef87a30f', '\x73c99919479592a0541dd90f2ad69a092c4bdbe02f862a89906bf6e1f2f14e09', 4, 1, '\x94522f5c131ddfab189b06ded4d792019f79644d962f22c514c6b74fba72b015', '2026-11-20 12:45:50.228581+00'),
	(15, '4be224fb-c4f9-543e-9f70-78ff6da01035', 1, 'content', 15, NULL, 19, '9c222ed6-e995-4e98-af56-136075c2806a', NULL, NULL, NULL, NULL, 1, '\x369adc7c8aafaf8840ad269aa76603fe64d56f2f9acf48798f42ff0b32b1064a', '\x20eb8e1918e6c7de8f474ea24897d4c2bb3e4368d58a574e6e61cc757a2c3031', 2, 1, '\x7589d47392ede4cf5465916c70a6bb6037a1d9e1a62a6e6294ba6561b04bad12', '2026-11-20 12:45:50.228586+00'),
	(16, '6faf4d2b-c783-5454-8669-17323ea01598', 1, 'content', 16, NULL, 28, '2eea2c06-82bd-4ce8-a211-8e8ffd8d7f59', NULL, NULL, NULL, NULL, 1, '\x79a5409c8f7067bdc42ea52f49104544b55ddc4b2767203d49e9c26980d2c278', '\x9b3f5fdfae4536a0f7f6003ba26b70e659216c9d70ac5c139535d2389e762235', 4, 1, '\xd6b18cb4461024e3a75c3f38f640e0ddfb083be59f40ca51b30c19cb66354d10', '2026-11-20 12:45:50.228595+00'),
	(17, 'de5ba3f8-24e4-5ea9-b092-aa61ab613fc4', 1, 'content', 17, NULL, 23, '7d58848b-ec15-4fcd-a727-cdd5a34ba681', NULL, NULL, NULL, NULL, 1, '\xadfa4c4f04faf36c8c63eab91894ee58e9e6ea20bc4240b630fcffcc8af500bd', '\xfd7810bbdd709cc71f84b2e21ea0ac2a38fb2cbddd369227c10d7705d513a6ca', 2, 1, '\x884eab9d7ca2289692933a17597b6eac4cb95dea8cdedf0a0cd5a2fa14ad88e7', '2026-11-20 12:45:50.228602+00'),
	(18, '232b9055-e584-5b21-9aad-10f767362b52', 1, 'content', 18, NULL, 25, '598607dd-4ee0-4108-adf2-fe617501d285', NULL, NULL, NULL, NULL, 1, '\x5243587eef90407fb842f358ff72ed5ccb9f79b68e795a10215765ba070329c3', '\xc7e4dfeda1a76560a1b97f4dc23597fe89eb8927e0936b45fe3a24c92f4aed30', 2, 1, '\x1d4351d4cd262583327fa1626113c6e986a7488f7483c676b7f5f67454289407', '2026-11-20 12:45:50.22861+00'),
	(19, '4afcf16e-0d54-5095-8143-948bd3b11c16', 1, 'content', 19, NULL, 11, 'e443013f-4b73-405f-a96d-6edfea6349c5', NULL, NULL, NULL, NULL, 1, '\xb900ffceef55be85a112f2d0c90ee305882738dc6fccb172bd7306bc1f143ee4', '\x30c0b1be7df726f1ff8c3240fe97526b1f928cc178334fb2cbb298992d2dc736', 6, 1, '\x53fa3d0d59f8bbc3025a1fd6c605e494c624cd13613e698cf186b8d7bf0a5088', '2026-11-20 12:45:50.228627+00'),
	(20, 'd4ab6fa5-a23d-549c-93f0-9ff33393a2a8', 1, 'content', 20, NULL, 26, '4d6b8b50-ea05-48f8-af0e-90da28296e6b', NULL, NULL, NULL, NULL, 1, '\x2ed887f2b307b25e9dab04632323315122a8c0eaddad9e8a0a6394b4e8a6e6d9', '\xd7e0c6d24390af0144601ed9025e4242b3c8d4a310e89efe9d73c990e2d1ffe5', 6, 1, '\x6e2a403eb2d46b95d80fe02f7ae0ee2b71da390248c5c0b9cddbc6d6b75d8116', '2026-11-20 12:45:50.228644+00'),
	(21, 'cc090b3f-81fe-532a-96cb-10e424754b71', 1, 'content', 21, NULL, 24, '697b50d9-342f-4585-a23b-c60151c0d033', NULL, NULL, NULL, NULL, 1, '\xbf78c13ef9b541fc723ee64949599d8f4b099f5249f3a34ec913d7ce58ab22ab', '\xdb747495e5063d1b12aa9dab0263cc4c779c1970d845a22eb6aa4d2599568ced', 6, 1, '\xffef42eb79d428ed838920c49fa37428808e9469fe2ae4a2ed14a080db03669a', '2026-11-20 12:45:50.22865+00'),
	(22, 'b7baca4e-2601-5431-8dc3-769fbc1a4b2e', 1, 'content', 22, NULL, 7, 'f94745cf-ec62-4625-a1d2-ef5d5848940a', NULL, NULL, NULL, NULL, 1, '\x05406b9e528b45fad1879ebe610ba0c19a3b25f02187aace54f42e4553811fb3', '\xaf737abad9f2c5ca00df964660436f1bd9c2b61dfb9a75cfeeee26d9f19416af', 2, 1, '\xb7a9f28a8e0de408bdf9df6d18169c48e4d283c1ad56dcbaef9c40247c8984c8', '2026-11-20 12:45:50.228655+00'),
	(23, '682a207e-f039-5f55-bd4c-c602676277e9', 1, 'content', 23, NULL, 13, 'cde7f057-02e6-4206-ae19-dc2f1955281e', NULL, NULL, NULL, NULL, 1, '\x354d10949e511cc8cc82766eabbcc561f6c1f6a49735d1187f707e043cec085b', '\x6d1b7aaebcd5ae24d8d10bda4abe2956ed53cacf38e03c27ae26c80e894fbd12', 2, 1, '\x91f44fb01916bf719d6d4ee89120d4b167d784fe90ad50ba0bde3bbc95038024', '2026-11-20 12:45:50.228663+00');


--
-- Data for Name: release_outcome; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.release_outcome VALUES
	(1, 'pushed', '2026-11-20 12:45:50.310142+00', '2026-11-20 12:45:50.263584+00', ''),
	(2, 'pushed', '2026-11-20 12:45:50.310325+00', '2026-11-20 12:45:50.263584+00', ''),
	(3, 'pushed', '2026-11-20 12:45:50.31033+00', '2026-11-20 12:45:50.263584+00', ''),
	(4, 'pushed', '2026-11-20 12:45:50.310333+00', '2026-11-20 12:45:50.263584+00', ''),
	(5, 'pushed', '2026-11-20 12:45:50.310335+00', '2026-11-20 12:45:50.263584+00', ''),
	(6, 'pushed', '2026-11-20 12:45:50.310337+00', '2026-11-20 12:45:50.263584+00', ''),
	(7, 'pushed', '2026-11-20 12:45:50.310338+00', '2026-11-20 12:45:50.263584+00', ''),
	(8, 'pushed', '2026-11-20 12:45:50.31034+00', '2026-11-20 12:45:50.263584+00', ''),
	(9, 'pushed', '2026-11-20 12:45:50.310346+00', '2026-11-20 12:45:50.263584+00', ''),
	(10, 'pushed', '2026-11-20 12:45:50.310348+00', '2026-11-20 12:45:50.263584+00', ''),
	(11, 'pushed', '2026-11-20 12:45:50.31035+00', '2026-11-20 12:45:50.263584+00', ''),
	(12, 'pushed', '2026-11-20 12:45:50.310352+00', '2026-11-20 12:45:50.263584+00', ''),
	(13, 'pushed', '2026-11-20 12:45:50.310354+00', '2026-11-20 12:45:50.263584+00', ''),
	(14, 'pushed', '2026-11-20 12:45:50.310355+00', '2026-11-20 12:45:50.263584+00', ''),
	(15, 'pushed', '2026-11-20 12:45:50.310357+00', '2026-11-20 12:45:50.263584+00', ''),
	(16, 'pushed', '2026-11-20 12:45:50.310359+00', '2026-11-20 12:45:50.263584+00', ''),
	(17, 'pushed', '2026-11-20 12:45:50.310362+00', '2026-11-20 12:45:50.263584+00', ''),
	(18, 'pushed', '2026-11-20 12:45:50.310364+00', '2026-11-20 12:45:50.263584+00', ''),
	(19, 'pushed', '2026-11-20 12:45:50.310365+00', '2026-11-20 12:45:50.263584+00', ''),
	(20, 'pushed', '2026-11-20 12:45:50.310367+00', '2026-11-20 12:45:50.263584+00', ''),
	(21, 'pushed', '2026-11-20 12:45:50.310369+00', '2026-11-20 12:45:50.263584+00', ''),
	(22, 'pushed', '2026-11-20 12:45:50.310371+00', '2026-11-20 12:45:50.263584+00', ''),
	(23, 'pushed', '2026-11-20 12:45:50.310373+00', '2026-11-20 12:45:50.263584+00', '');


--
-- Data for Name: released_review; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.released_review VALUES
	(1, '2026-11-20 12:45:50.229916+00', 23, 0);


--
-- Data for Name: report; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.report VALUES
	(2, 1, 'diff', 'file:///tmp/syncio-0001-kwn7apm2/reports/1/review-2', '\x8908310acbbc088c7118e9ddb6dd3c7ab90691b1c617b706880866a743d248d5', '\x78837d1931f1794096648ff478520415196adde68d652bdc5945f9b590eab97a', '2026-11-20 12:45:54.274208+00');


--
-- Data for Name: review; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.review OVERRIDING SYSTEM VALUE VALUES
	(1, 1, '2026-11-20 12:45:50.159097+00', '1', '\x65598884e27db7e7d1517b8df849d74e0eb39946423d3458f47eb377b487e5bd'),
	(2, 1, '2026-11-20 12:45:50.549721+00', '1', '\xa47b66998a52f2a488c9c56ca1ff400c67b8f017f1a321d9a741c51e37f9a9f4');


--
-- Data for Name: superseded; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--



--
-- Data for Name: sync_run; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.sync_run OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'COMPLETED', '2026-11-20 12:45:49.955291+00', '2026-11-20 12:45:50.044581+00', 31, 25, 31, 0, 0, 0, 25, 80, 4, 61327, 0.089, '[]'),
	(2, 1, 'COMPLETED', '2026-11-20 12:45:50.349546+00', '2026-11-20 12:45:50.410803+00', 3, 3, 0, 3, 0, 0, 3, 12, 4, 8535, 0.061, '[]');


--
-- Data for Name: version; Type: TABLE DATA; Schema: syncio; Owner: syncio_owner
--

INSERT INTO syncio.version VALUES
	(6, 1, '2026-11-20 12:45:49.984027+00', '\x60a6daefc6947525bfb9bf89f8b39f9e06c57b24442f835c524a2957e06f5801', NULL, '\xd279b7c1fab34715a988ea8b7a59f5ae0a37d2f9247cee81c944f72a709d6492', 1, 0, 987, '{"v":1,"id":"81577e9c-fb51-4de4-ad83-f94f7968d1ec","name":"Yarra Bend Logistics & Co","tax_number":"38221061874","email":"accounts@yarrabendlogisticsco.com.au","bank_account":"067057 65929450"}', NULL, '{}'),
	(5, 1, '2026-11-20 12:45:49.984027+00', '\x8a91f2b6e7ee53068ac3d6fdae7436365d17c6d638d15bf0d6f080a049eefe30', NULL, '\x98ab2b47fff15174ba0fdb1b599148c557cc08bae8afb731e58ffc5394d6a340', 1, 987, 1057, '{"v":1,"id":"8545c638-8f04-405e-a0e3-e91612447675","name":"Illawarra Farms Pty Ltd","tax_number":"63644212014","email":"accounts@illawarrafarmsptyltd.com.au","bank_account":"065778 43700797"}', NULL, '{}'),
	(4, 1, '2026-11-20 12:45:49.984027+00', '\x5d275e55fca21ccad02be930a569a4d8cfe7dea9318ac41f0783ca28c0b22bc0', NULL, '\xa74630703a2e2f4dad40902c92f9f95672deaa2772b85b2d92ab708b28e6f840', 1, 2044, 985, '{"v":1,"id":"9a9885b1-2919-42a3-afef-8201ea3be84e","name":"Fitzroy Plumbing Pty Ltd","tax_number":"98503746468","email":"accounts@fitzroyplumbingptyltd.com.au","bank_account":"063276 12727566"}', NULL, '{}'),
	(3, 1, '2026-11-20 12:45:49.984027+00', '\xe8438dad24b83e75d43e86a083c500ed06015d5a7f8a12ae42d126256965702b', NULL, '\x806ce423a5334302dc7b5e715f6bb4030df12d0139386f2af746da34d3617565', 1, 3029, 985, '{"v":1,"id":"cfec6643-dcdc-47fc-a949-0b848716c434","name":"Illawarra Plumbing & Co","tax_number":"69213618394","email":"accounts@illawarraplumbingco.com.au","bank_account":"065338 36998210"}', NULL, '{}'),
	(2, 1, '2026-11-20 12:45:49.984027+00', '\x6bea10fcee1505d35832edb27f38c098b7f5f708ba7504158278c5317376d6f6', NULL, '\xb2899a9cdc4a8c02169f170594768e277c144090dbaf7a96b268f05156500a5c', 1, 4014, 985, '{"v":1,"id":"daaa350e-2514-46e5-af30-5edf50ca2cbb","name":"Cascadia Textiles LLC","tax_number":"40-6615386","email":"accounts@cascadiatextilesllc.com","bank_account":"021097741 9228077993"}', NULL, '{}'),
	(1, 1, '2026-11-20 12:45:49.984027+00', '\x6b3713c77ca68ed074ac0d59ea933c8a5085daa2e235068d0064ed9054633caf', NULL, '\xaa2b4386a158403f662fcc3811fea24fbe3169c4cbfedf3e538e0c299210d458', 1, 4999, 1007, '{"v":1,"id":"f3459ef3-351f-40ad-a717-7b2b414f4257","name":"Coolibah Engineering Pty Ltd","tax_number":"49006551622","email":"accounts@coolibahengineeringptyltd.com.au","bank_account":"062030 58505098"}', NULL, '{}'),
	(30, 1, '2026-11-20 12:45:50.007647+00', '\x3ec93fc3815714f92bb6fde6d97669e4a8dfb7b1109ca2d7d899f6b163638759', '\x5e22d0e4c5fb955ccf5ffb259f00f7756b3fb0f1ee61651548dc19eec1c2b235', '\xc4835617894831cd283c1046f61de159398bd2829a603732a7db49ee7d94cdcb', 2, 0, 2217, '{"v":1,"kind":"receivable","number":"INV-00002","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-06-15","due_date":"2026-08-14","currency":"AUD","subtotal":"9690.03","tax":"537.92","total":"10227.95","reference":"PO 59706","state":"open","lines":[{"description":"Electrician, hours","quantity":"40.28","unit_price":"139.15","amount":"5324.71","tax":"532.47","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[["Region","East"]]},{"description":"Delivery","quantity":"1","unit_price":"54.45","amount":"54.45","tax":"5.45","tax_type":"OUTPUT","account":"205","item":"","tracking":[]},{"description":"Framing timber 90x45, lineal metres","quantity":"471.7","unit_price":"9.62","amount":"4310.87","tax":"0","tax_type":"EXEMPTOUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]}]}', '{"paid":"10227.95","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-08-29T06:30:28.293000Z","line_ids":["42b5b4ea-2118-4fc8-a4ed-278591339b85","c19e441d-fb38-4582-a3ff-3166e93a2f58","1a68d292-6e0a-433a-a811-14df6f749aba"],"documents":[]}'),
	(29, 1, '2026-11-20 12:45:50.007647+00', '\xf92990939c5b966b81397387a5477adadef86314bd5fdfe407fc8410dffd5196', '\x8857df339a48ee686fe4b0c36ff51b2a976a1cbe1efb875d36bfa82c33018291', '\x524260acd5faff42afa169ce31e43af64a772df9157048f5dd4196d69458c81c', 2, 2217, 1983, '{"v":1,"kind":"receivable","number":"INV-00011","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-08-24","due_date":"2026-10-23","currency":"AUD","subtotal":"3423.67","tax":"342.37","total":"3766.04","reference":"PO 24652","state":"open","lines":[{"description":"Freight, per km","quantity":"850.5373","unit_price":"2.84","amount":"2294.75","tax":"229.48","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]},{"description":"Electrician, hours","quantity":"8.54","unit_price":"139.15","amount":"1128.92","tax":"112.89","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[["Region","East"]]}]}', '{"paid":"3766.04","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-11-09T03:26:34.027000Z","line_ids":["bf49e06e-aaa5-4974-abe4-db88c94e2705","53e67966-8b65-443a-a0b4-5ede5ecdb1d1"],"documents":[]}'),
	(28, 1, '2026-11-20 12:45:50.007647+00', '\x79a5409c8f7067bdc42ea52f49104544b55ddc4b2767203d49e9c26980d2c278', '\x9b3f5fdfae4536a0f7f6003ba26b70e659216c9d70ac5c139535d2389e762235', '\x142634313dc3b2484d0b9f20593044836c1fdeddd07e94255c55fbb131154ab9', 2, 4200, 1563, '{"v":1,"kind":"receivable","number":"INV-00010","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-08-10","due_date":"2026-10-09","currency":"AUD","subtotal":"1340.92","tax":"134.09","total":"1475.01","reference":"","state":"open","lines":[{"description":"Freight, per km","quantity":"497.0059","unit_price":"2.84","amount":"1340.92","tax":"134.09","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]}]}', '{"paid":"1475.01","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-10-28T05:55:43.488000Z","line_ids":["19416c3c-14e3-46b9-a8ec-ae17cfecf694"],"documents":[]}'),
	(27, 1, '2026-11-20 12:45:50.007647+00', '\x7b65a3e896472ad4435f1d7e1755209fb9efa26bb2a198e7b3ace9815ebe8a3e', '\xfd808b2874a948bfd8666ebac86cafd91db317c5a8a115b08ceb11ce23408450', '\xe01164f6dc8ded2e0bb9b61da66c10c1985039432847d90a3d51546125094b5c', 2, 5763, 2197, '{"v":1,"kind":"receivable","number":"INV-00018","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-10-05","due_date":"2026-12-04","currency":"AUD","subtotal":"5699.55","tax":"569.95","total":"6269.5","reference":"PO 63527","state":"open","lines":[{"description":"Delivery","quantity":"1","unit_price":"54.45","amount":"51.73","tax":"5.17","tax_type":"OUTPUT","account":"205","item":"","tracking":[["Region","East"]]},{"description":"Skip bin, 6 m³","quantity":"4","unit_price":"477.95","amount":"1911.8","tax":"191.18","tax_type":"OUTPUT","account":"215","item":"WST-BIN","tracking":[]},{"description":"Framing timber 90x45, lineal metres","quantity":"408.8","unit_price":"9.62","amount":"3736.02","tax":"373.6","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]}]}', '{"paid":"0","credited":"2068.94","due":"4200.56"}', '{"status":"authorised","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-10-16T21:53:33.735000Z","line_ids":["41bfa4f3-a1a0-4017-adfd-25e6d21bbdd4","f8097575-b3a1-4477-ad8f-ee15c49a6a3a","d4265894-f95e-46f7-a53a-761896068b92"],"documents":[]}'),
	(26, 1, '2026-11-20 12:45:50.007647+00', '\x2ed887f2b307b25e9dab04632323315122a8c0eaddad9e8a0a6394b4e8a6e6d9', '\xd7e0c6d24390af0144601ed9025e4242b3c8d4a310e89efe9d73c990e2d1ffe5', '\x47bc1aab70aee1cf07971bfb223f56765b512fa3395c13a6c9da4a3232ff28e6', 2, 7960, 1772, '{"v":1,"kind":"receivable","number":"INV-00004","debtor":"81577e9c-fb51-4de4-ad83-f94f7968d1ec","issue_date":"2026-06-30","due_date":"2026-07-30","currency":"AUD","subtotal":"411.54","tax":"41.16","total":"452.7","reference":"Job Jun 26","state":"open","lines":[{"description":"Freight, per km","quantity":"138.2746","unit_price":"2.63","amount":"363.66","tax":"36.37","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]},{"description":"Delivery","quantity":"1","unit_price":"50.4","amount":"47.88","tax":"4.79","tax_type":"OUTPUT","account":"205","item":"","tracking":[]}]}', '{"paid":"452.7","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Yarra Bend Logistics & Co","rate":"1.000000","updated":"2026-08-06T03:13:43.013000Z","line_ids":["c4582260-feec-4ef9-ab6d-de617694e5da","57ce4dee-0fa0-472f-afbf-10fdc88464d3"],"documents":[]}'),
	(25, 1, '2026-11-20 12:45:50.007647+00', '\x5243587eef90407fb842f358ff72ed5ccb9f79b68e795a10215765ba070329c3', '\xc7e4dfeda1a76560a1b97f4dc23597fe89eb8927e0936b45fe3a24c92f4aed30', '\xce7540b01992a2de8c83e43b91662fd087c044f2a3bc2958e9f6ef2a602c9b46', 2, 9732, 2056, '{"v":1,"kind":"receivable","number":"INV-00005","debtor":"daaa350e-2514-46e5-af30-5edf50ca2cbb","issue_date":"2026-06-30","due_date":"2026-08-29","currency":"USD","subtotal":"613.74","tax":"0","total":"613.74","reference":"Job Jun 26","state":"open","lines":[{"description":"Site container hire, per week","quantity":"2","unit_price":"61.61","amount":"123.22","tax":"0","tax_type":"EXEMPTEXPORT","account":"215","item":"RNT-CON","tracking":[]},{"description":"Steel RHS 50x50x3, metres","quantity":"8.151","unit_price":"20.24","amount":"164.98","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"STL-RHS","tracking":[]},{"description":"Electrician, hours","quantity":"4.02","unit_price":"80.98","amount":"325.54","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"ELE-LAB","tracking":[["Region","South"]]}]}', '{"paid":"613.74","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Cascadia Textiles LLC","rate":"0.645915","updated":"2026-09-04T04:09:48.418000Z","line_ids":["d19d9f53-7643-4699-a78a-bea2fca7d408","9d100b08-94e8-43e7-a65e-cb31ea61f288","3ef934b4-b473-4c7c-ad94-590a0a3ceb8b"],"documents":[]}'),
	(24, 1, '2026-11-20 12:45:50.007647+00', '\xbf78c13ef9b541fc723ee64949599d8f4b099f5249f3a34ec913d7ce58ab22ab', '\xdb747495e5063d1b12aa9dab0263cc4c779c1970d845a22eb6aa4d2599568ced', '\x06204767e73b51710986455c361163a250f9a646fa88b23969cae711b7fb1268', 2, 11788, 1188, '{"v":1,"kind":"receivable","number":"INV-00020","debtor":"81577e9c-fb51-4de4-ad83-f94f7968d1ec","issue_date":"2026-10-30","due_date":"2026-11-29","currency":"AUD","subtotal":"397.62","tax":"0","total":"397.62","reference":"PO 18119","state":"open","lines":[{"description":"Senior consultant, hours","quantity":"2.02","unit_price":"207.2","amount":"397.62","tax":"0","tax_type":"EXEMPTOUTPUT","account":"200","item":"HRS-SEN","tracking":[]}]}', '{"paid":"0","credited":"0","due":"397.62"}', '{"status":"authorised","debtor_name":"Yarra Bend Logistics & Co","rate":"1.000000","updated":"2026-10-30T05:15:54.932000Z","line_ids":["df477eca-81e9-4e54-a947-9f5a3f21b268"],"documents":[]}'),
	(23, 1, '2026-11-20 12:45:50.007647+00', '\xadfa4c4f04faf36c8c63eab91894ee58e9e6ea20bc4240b630fcffcc8af500bd', '\xfd7810bbdd709cc71f84b2e21ea0ac2a38fb2cbddd369227c10d7705d513a6ca', '\x7809f3eb28114b8df8db5298a80f2dd613d81b9fc91fc9efc46edbfb1f0c56a3', 2, 12976, 3460, '{"v":1,"kind":"receivable","number":"INV-00013","debtor":"daaa350e-2514-46e5-af30-5edf50ca2cbb","issue_date":"2026-08-31","due_date":"2026-10-30","currency":"USD","subtotal":"1331.36","tax":"0","total":"1331.36","reference":"","state":"open","lines":[{"description":"Skip bin, 6 m³","quantity":"1","unit_price":"278.14","amount":"278.14","tax":"0","tax_type":"EXEMPTEXPORT","account":"215","item":"WST-BIN","tracking":[["Region","South"]]},{"description":"Steel RHS 50x50x3, metres","quantity":"1.194","unit_price":"20.24","amount":"24.17","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"STL-RHS","tracking":[["Region","South"]]},{"description":"Electrician, hours","quantity":"0.29","unit_price":"80.98","amount":"23.48","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"ELE-LAB","tracking":[["Region","South"]]},{"description":"Pallet, standard 1165 x 1165 mm","quantity":"2","unit_price":"24.29","amount":"48.58","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"PAL-STD","tracking":[]},{"description":"Delivery","quantity":"1","unit_price":"31.69","amount":"31.69","tax":"0","tax_type":"EXEMPTEXPORT","account":"205","item":"","tracking":[]},{"description":"Site container hire, per week","quantity":"1","unit_price":"61.61","amount":"61.61","tax":"0","tax_type":"EXEMPTEXPORT","account":"215","item":"RNT-CON","tracking":[["Region","South"]]},{"description":"Senior consultant, hours","quantity":"6.63","unit_price":"130.27","amount":"863.69","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"HRS-SEN","tracking":[]}]}', '{"paid":"1331.36","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Cascadia Textiles LLC","rate":"0.663881","updated":"2026-11-05T23:10:57.790000Z","line_ids":["d248e3f7-3e8f-4282-ad78-4f92f4be1557","36e3e9f0-4666-4a5e-aad2-d8cc3131f336","2d409fbc-2514-444f-ae5d-7fcc25b65231","e5ea5293-bb49-4aca-a6d4-a15520ced9e4","9158a2ab-2213-4302-a8a5-858db328eb31","8ad2acac-ac14-4994-a9e4-466dd4a34502","c978389a-e2ac-4034-a429-dea5e143a650"],"documents":[]}'),
	(22, 1, '2026-11-20 12:45:50.007647+00', '\xd1fea2dc41015429843ce885abfe3f5f0a7aaad8ae2612aee7eab44cb5226b03', '\xc1b34a7480c78fe9bf67238abde7067f432b66d6bb48e977f0ac0e36b821490b', '\x3b0b688865c15f515182d143f5c22342bdbb96d5e4b8b4c6fafdd3d9573a40fd', 2, 16436, 2361, '{"v":1,"kind":"receivable","number":"INV-00016","debtor":"81577e9c-fb51-4de4-ad83-f94f7968d1ec","issue_date":"2026-09-30","due_date":"2026-10-30","currency":"AUD","subtotal":"2817.73","tax":"281.78","total":"3099.51","reference":"Job Sep 26","state":"open","lines":[{"description":"Skip bin, 6 m³","quantity":"1","unit_price":"442.4","amount":"420.28","tax":"42.03","tax_type":"OUTPUT","account":"215","item":"WST-BIN","tracking":[]},{"description":"Senior consultant, hours","quantity":"8.18","unit_price":"207.2","amount":"1610.15","tax":"161.02","tax_type":"OUTPUT","account":"200","item":"HRS-SEN","tracking":[["Region","East"]]},{"description":"Steel RHS 50x50x3, metres","quantity":"16.381","unit_price":"32.2","amount":"501.09","tax":"50.11","tax_type":"OUTPUT","account":"200","item":"STL-RHS","tracking":[]},{"description":"Freight, per km","quantity":"114.5515","unit_price":"2.63","amount":"286.21","tax":"28.62","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[]}]}', '{"paid":"3099.51","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Yarra Bend Logistics & Co","rate":"1.000000","updated":"2026-11-04T22:24:45.906000Z","line_ids":["229173bb-2d92-41b7-adc4-471eaa9dca6c","160e5776-b213-4edc-acf7-4a4b00d6d71e","f5076cf3-6baf-4f60-a56f-6e120fb14330","532bfa97-c376-4208-a6b4-749b85595199"],"documents":[]}'),
	(21, 1, '2026-11-20 12:45:50.007647+00', '\xdaae5805cb8c441941fb04569986f7be8bc4156ccdb0d0fcac0590547a8302b0', '\x02c0f0777e825fc4401898e43aade429e59853a9f502c0c7c66efc288f288cc3', '\xe63aedcf5b7f2b57f7dd6c547a67ea5f4528abc9608277b0676fe2fdf93f451e', 2, 18797, 2796, '{"v":1,"kind":"receivable","number":"INV-00001","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-06-01","due_date":"2026-07-31","currency":"AUD","subtotal":"7436.48","tax":"743.65","total":"8180.13","reference":"PO 28601","state":"open","lines":[{"description":"Steel RHS 50x50x3, metres","quantity":"114.78","unit_price":"34.79","amount":"3793.54","tax":"379.35","tax_type":"OUTPUT","account":"200","item":"STL-RHS","tracking":[["Region","East"]]},{"description":"Freight, per km","quantity":"180.267","unit_price":"2.84","amount":"486.36","tax":"48.64","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]},{"description":"Electrician, hours","quantity":"21.59","unit_price":"139.15","amount":"3004.25","tax":"300.43","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[["Region","East"]]},{"description":"Catered lunch, per head","quantity":"5","unit_price":"32.07","amount":"152.33","tax":"15.23","tax_type":"OUTPUT","account":"210","item":"CAT-LUN","tracking":[["Region","East"]]}]}', '{"paid":"8180.13","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-08-19T00:53:43.036000Z","line_ids":["9aee303a-6f2e-45de-af76-8569a0a77844","a5c473ae-42b9-4850-a69d-a09d9da30880","61996595-365b-4c8f-a9de-28ce24b5f7b8","bfb54e3f-d3fb-42bd-a957-653fa9236bc6"],"documents":[]}'),
	(20, 1, '2026-11-20 12:45:50.007647+00', '\xc236ce553966c4baae6257bdbcad68c844218a57dda6d3396b8c63dc9b226903', '\x54ef8322037d5fa36cd3f60e4f5fcc480cf8b13a844b89dc4d3d2bd7b293ab2a', '\xb957151cebe88cc454ddf57687e270bb842b926f085df3308ab5f181917e3980', 2, 21593, 2926, '{"v":1,"kind":"receivable","number":"INV-00014","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-09-07","due_date":"2026-11-06","currency":"AUD","subtotal":"8449.09","tax":"665.31","total":"9114.4","reference":"Job Sep 26","state":"open","lines":[{"description":"Catered lunch, per head","quantity":"56","unit_price":"32.07","amount":"1795.92","tax":"0","tax_type":"EXEMPTOUTPUT","account":"210","item":"CAT-LUN","tracking":[["Region","East"]]},{"description":"Delivery","quantity":"1","unit_price":"54.45","amount":"51.73","tax":"5.17","tax_type":"OUTPUT","account":"205","item":"","tracking":[["Region","East"]]},{"description":"Freight, per km","quantity":"252.5779","unit_price":"2.84","amount":"717.32","tax":"71.73","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]},{"description":"Framing timber 90x45, lineal metres","quantity":"554.6","unit_price":"9.62","amount":"5068.49","tax":"506.85","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]},{"description":"Electrician, hours","quantity":"6.17","unit_price":"139.15","amount":"815.63","tax":"81.56","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[["Region","East"]]}]}', '{"paid":"0","credited":"0","due":"9114.4"}', '{"status":"authorised","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-09-07T01:22:12.984000Z","line_ids":["248b78c4-03da-4450-a6d8-3d68e42403fb","a7fabdb0-4cee-4269-a34d-7f25f858d9a1","f21f1b01-0a1b-461a-ab4e-a773c94f3424","b8420aa8-d47e-47ef-a66c-e877e023aebb","2ddb19dc-f345-40e3-a63e-3e9d53353e15"],"documents":[]}'),
	(19, 1, '2026-11-20 12:45:50.007647+00', '\x369adc7c8aafaf8840ad269aa76603fe64d56f2f9acf48798f42ff0b32b1064a', '\x20eb8e1918e6c7de8f474ea24897d4c2bb3e4368d58a574e6e61cc757a2c3031', '\x6608d2b20a5cdcb0c8efc8811ff991a68939d3c0ca69985f5208a2a00a835b89', 2, 24519, 2432, '{"v":1,"kind":"receivable","number":"INV-00021","debtor":"daaa350e-2514-46e5-af30-5edf50ca2cbb","issue_date":"2026-10-30","due_date":"2026-12-29","currency":"USD","subtotal":"1814.45","tax":"0","total":"1814.45","reference":"Job Oct 26","state":"open","lines":[{"description":"Pallet, standard 1165 x 1165 mm","quantity":"4","unit_price":"24.29","amount":"97.16","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"PAL-STD","tracking":[["Region","South"]]},{"description":"Skip bin, 6 m³","quantity":"1","unit_price":"278.14","amount":"278.14","tax":"0","tax_type":"EXEMPTEXPORT","account":"215","item":"WST-BIN","tracking":[]},{"description":"Steel RHS 50x50x3, metres","quantity":"6.785","unit_price":"20.24","amount":"137.33","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"STL-RHS","tracking":[["Region","South"]]},{"description":"Senior consultant, hours","quantity":"9.75","unit_price":"130.27","amount":"1270.13","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"HRS-SEN","tracking":[]},{"description":"Delivery","quantity":"1","unit_price":"31.69","amount":"31.69","tax":"0","tax_type":"EXEMPTEXPORT","account":"205","item":"","tracking":[]}]}', '{"paid":"0","credited":"0","due":"1814.45"}', '{"status":"authorised","debtor_name":"Cascadia Textiles LLC","rate":"0.648812","updated":"2026-10-30T05:53:28.326000Z","line_ids":["c41bac10-3697-40b8-af59-5e2267cf5a69","ccfa0621-c910-40d2-aeff-c8c4d8336c31","bb315a39-f365-450a-a39f-f83b2e70e686","a4cfab14-a43b-4b50-a4be-e85f4f3f1890","36139d6e-1cbd-4175-a941-386fe68652e1"],"documents":[]}'),
	(18, 1, '2026-11-20 12:45:50.007647+00', '\x8d944f51c9b5f91d7af9cf70a4212aad3336272efb69ff152ed3b429f7bc1b50', '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', '\x320fcf48aeac08945a3cda21a6dd3b59811d1a4ba764f0c412e092122f7938f2', 2, 26951, 2714, '{"v":1,"kind":"receivable","number":"INV-00015","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-09-21","due_date":"2026-11-20","currency":"AUD","subtotal":"11044.67","tax":"1104.47","total":"12149.14","reference":"","state":"open","lines":[{"description":"Freight, per km","quantity":"632.912","unit_price":"2.84","amount":"1797.47","tax":"179.75","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[]},{"description":"Catered lunch, per head","quantity":"90","unit_price":"32.07","amount":"2886.3","tax":"288.63","tax_type":"OUTPUT","account":"210","item":"CAT-LUN","tracking":[["Region","East"]]},{"description":"Framing timber 90x45, lineal metres","quantity":"273.5","unit_price":"9.62","amount":"2499.52","tax":"249.95","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]},{"description":"Electrician, hours","quantity":"2.97","unit_price":"139.15","amount":"413.28","tax":"41.33","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[]},{"description":"Delivery","quantity":"1","unit_price":"54.45","amount":"51.73","tax":"5.17","tax_type":"OUTPUT","account":"205","item":"","tracking":[]},{"description":"Steel RHS 50x50x3, metres","quantity":"102.763","unit_price":"34.79","amount":"3396.37","tax":"339.64","tax_type":"OUTPUT","account":"200","item":"STL-RHS","tracking":[]}]}', '{"paid":"0","credited":"0","due":"12149.14"}', '{"status":"authorised","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-09-21T03:47:23.613000Z","line_ids":["572740bc-1c7f-4e90-a2e0-c4bcca08e7b6","9bf84ba0-3900-4c39-a7c3-1f12279c51de","9fa6f1e4-09f9-454e-afcb-00fb2fd10663","2894c901-2954-484d-a91c-547e53ec3800","35d16777-5a3c-4a74-a698-d8f527577b4b","af7e06ea-c0a2-4dee-a03c-5d6820ada467"],"documents":[]}'),
	(17, 1, '2026-11-20 12:45:50.007647+00', '\x94e36f7c39ba95f3cbe246ae55245bb97251df653b889260ed668094cd69a86e', '\xedbaf8757c11b03f9e3e7348106e20e0df45c3d63e74a1c502dd322116391313', '\xb5fdad88eab4aa5cf158f5f5e22ab9fe89d3afefb03d3637f56b3fec860275be', 2, 29665, 2061, '{"v":1,"kind":"payable","number":"16357","debtor":"cfec6643-dcdc-47fc-a949-0b848716c434","issue_date":"2026-11-13","due_date":"2026-12-13","currency":"AUD","subtotal":"3202.91","tax":"320.3","total":"3523.21","reference":"","state":"open","lines":[{"description":"Electricity, kWh","quantity":"1744.08","unit_price":"0.34","amount":"592.99","tax":"59.3","tax_type":"INPUT","account":"445","item":"","tracking":[["Region","South"]]},{"description":"Telephone & internet","quantity":"1","unit_price":"315.01","amount":"315.01","tax":"31.5","tax_type":"INPUT","account":"489","item":"","tracking":[["Region","South"]]},{"description":"Electricity, kWh","quantity":"4276.95","unit_price":"0.34","amount":"1454.16","tax":"145.42","tax_type":"INPUT","account":"445","item":"","tracking":[]},{"description":"Electricity, kWh","quantity":"2472.8","unit_price":"0.34","amount":"840.75","tax":"84.08","tax_type":"INPUT","account":"445","item":"","tracking":[]}]}', '{"paid":"0","credited":"0","due":"3523.21"}', '{"status":"submitted","debtor_name":"Illawarra Plumbing & Co","rate":"1.000000","updated":"2026-11-12T23:57:05.682000Z","line_ids":["9e822c1b-e0ba-439e-a444-7822c0f6faee","706bb468-78d2-4cb0-a2e1-c2c8940b764c","1e143290-8145-450f-a8a1-2603c687b0b1","d2159487-ee8a-4218-a49b-d942f04ee9d3"],"documents":[]}'),
	(16, 1, '2026-11-20 12:45:50.007647+00', '\xcb07de64ed0cfa68af3ccd30c3ca65872ecb4c3f5c93b150921910b5d4ba95f7', '\xd27400dce316e5e0c08234ca8c5d21262c8dfc4936d4b3cca1bc691acb5c7213', '\x4640f2e6c45cfd1707b971e88b78b278c7ad9a9755399bfa2c29ed514954cfa8', 2, 31726, 3036, '{"v":1,"kind":"receivable","number":"INV-00012","debtor":"81577e9c-fb51-4de4-ad83-f94f7968d1ec","issue_date":"2026-08-31","due_date":"2026-09-30","currency":"AUD","subtotal":"2913.08","tax":"80.49","total":"2993.57","reference":"PO 40642","state":"open","lines":[{"description":"Senior consultant, hours","quantity":"10.71","unit_price":"207.2","amount":"2108.16","tax":"0","tax_type":"EXEMPTOUTPUT","account":"200","item":"HRS-SEN","tracking":[]},{"description":"Skip bin, 6 m³","quantity":"1","unit_price":"442.4","amount":"420.28","tax":"42.03","tax_type":"OUTPUT","account":"215","item":"WST-BIN","tracking":[["Region","East"]]},{"description":"Delivery","quantity":"1","unit_price":"50.4","amount":"47.88","tax":"4.79","tax_type":"OUTPUT","account":"205","item":"","tracking":[["Region","East"]]},{"description":"Pallet, standard 1165 x 1165 mm","quantity":"6","unit_price":"38.64","amount":"231.84","tax":"23.18","tax_type":"OUTPUT","account":"200","item":"PAL-STD","tracking":[["Region","East"]]},{"description":"Steel RHS 50x50x3, metres","quantity":"3.43","unit_price":"32.2","amount":"104.92","tax":"10.49","tax_type":"OUTPUT","account":"200","item":"STL-RHS","tracking":[["Region","East"]]}]}', '{"paid":"2993.57","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Yarra Bend Logistics & Co","rate":"1.000000","updated":"2026-10-08T05:44:56.402000Z","line_ids":["3171114a-9988-4483-a3c8-307fc9415cca","6cb48837-9be0-430c-a1e1-a47093e99cf5","8fb2dc78-b11a-4256-abec-6e482225d391","8f570d29-d272-4a4b-a438-afb2b5b699b1","585ba87d-41b6-4274-aee6-98a1233ef1a8"],"documents":[]}'),
	(15, 1, '2026-11-20 12:45:50.007647+00', '\x3e16807921d4b599a8645e2c5fab5fd031ec2191446d58cd6026b8f346e4652a', '\xfb14659018a653d56b03dd3e9838a61133c6c3875d77ad552f2ea432c282d2d7', '\x545fae72c4dd1a064008b774a02b6cc6b23b4628f08b3e2435d5d1ff88e5806e', 2, 34762, 2401, '{"v":1,"kind":"receivable","number":"INV-00006","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-07-13","due_date":"2026-09-11","currency":"AUD","subtotal":"8314.28","tax":"589.13","total":"8903.41","reference":"PO 51611","state":"open","lines":[{"description":"Freight, per km","quantity":"898.0776","unit_price":"2.84","amount":"2423.01","tax":"0","tax_type":"EXEMPTOUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]},{"description":"Framing timber 90x45, lineal metres","quantity":"441.1","unit_price":"9.62","amount":"4031.21","tax":"403.12","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]},{"description":"Catered lunch, per head","quantity":"58","unit_price":"32.07","amount":"1860.06","tax":"186.01","tax_type":"OUTPUT","account":"210","item":"CAT-LUN","tracking":[["Region","East"]]}]}', '{"paid":"8903.41","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-09-30T05:04:59.708000Z","line_ids":["65c7cbce-acd0-4d26-acbf-bda7992ef347","f4fef7e5-8267-4079-a4cb-7a06e95bb21a","09a4d1d9-e378-4628-ab51-42ef0f91c782"],"documents":[]}'),
	(14, 1, '2026-11-20 12:45:50.007647+00', '\xcdaf8d41c118b047a4324100f5f9855a8b05bd03976539ab22efa71371b402b9', '\x6e1aa1d883e417c8ff0bf0adc2496c83ac34a4c23fe8471faf87db19fb2f15a3', '\x3118fb853fa9efbd433f4e65239ad842bb6418d2f0aa0841cd7900d912454b71', 2, 37163, 2222, '{"v":1,"kind":"receivable","number":"INV-00023","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-11-16","due_date":"2027-01-15","currency":"AUD","subtotal":"8034.14","tax":"803.42","total":"8837.56","reference":"PO 78207","state":"open","lines":[{"description":"Electrician, hours","quantity":"10.16","unit_price":"139.15","amount":"1343.08","tax":"134.31","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[["Region","East"]]},{"description":"Framing timber 90x45, lineal metres","quantity":"483.3","unit_price":"9.62","amount":"4649.35","tax":"464.94","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]},{"description":"Steel RHS 50x50x3, metres","quantity":"0.32","unit_price":"34.79","amount":"10.58","tax":"1.06","tax_type":"OUTPUT","account":"200","item":"STL-RHS","tracking":[]},{"description":"Freight, per km","quantity":"715.1864","unit_price":"2.84","amount":"2031.13","tax":"203.11","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[]}]}', '{"paid":"0","credited":"0","due":"8837.56"}', '{"status":"submitted","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-11-15T22:07:10.348000Z","line_ids":["45f0b1f7-b381-4409-ade4-202fa0523011","9ed25f6a-a2a1-418d-acc5-95c0e0177623","2f96d881-3636-46a7-a3d2-93ab530c1c4a","e56aaf14-8111-4f15-af37-a29288e851c9"],"documents":[]}'),
	(13, 1, '2026-11-20 12:45:50.007647+00', '\x354d10949e511cc8cc82766eabbcc561f6c1f6a49735d1187f707e043cec085b', '\x6d1b7aaebcd5ae24d8d10bda4abe2956ed53cacf38e03c27ae26c80e894fbd12', '\x19bc9caae0717af06eede45f1a1e164e25b90e3ad6cf7bec4e1249bbfff87cf5', 2, 39385, 1390, '{"v":1,"kind":"receivable","number":"INV-00009","debtor":"daaa350e-2514-46e5-af30-5edf50ca2cbb","issue_date":"2026-07-31","due_date":"2026-09-29","currency":"USD","subtotal":"187.06","tax":"0","total":"187.06","reference":"","state":"open","lines":[{"description":"Electrician, hours","quantity":"2.31","unit_price":"80.98","amount":"187.06","tax":"0","tax_type":"EXEMPTEXPORT","account":"200","item":"ELE-LAB","tracking":[]}]}', '{"paid":"187.06","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Cascadia Textiles LLC","rate":"0.654898","updated":"2026-10-12T21:25:49.572000Z","line_ids":["43b0cd5b-0c4a-4206-adfd-ebeb3809fb08"],"documents":[]}'),
	(12, 1, '2026-11-20 12:45:50.007647+00', '\x2775a39e005229387a3f38fea2f0c6d2829e42914525f6b146bda2db5df8ae4e', '\x1a80df15419864bb9427be231da95a81b942f6cbd29ab810f8b952878ada0b12', '\x6beb6a23f1282bc4e77fe33e557a19fcc055c165fdf1d0be42359f45c9a9a199', 2, 40775, 2649, '{"v":1,"kind":"receivable","number":"INV-00003","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-06-29","due_date":"2026-08-28","currency":"AUD","subtotal":"2890.81","tax":"289.08","total":"3179.89","reference":"","state":"open","lines":[{"description":"Steel RHS 50x50x3, metres","quantity":"8.274","unit_price":"34.79","amount":"273.46","tax":"27.35","tax_type":"OUTPUT","account":"200","item":"STL-RHS","tracking":[["Region","East"]]},{"description":"Framing timber 90x45, lineal metres","quantity":"50.3","unit_price":"9.62","amount":"483.89","tax":"48.39","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]},{"description":"Catered lunch, per head","quantity":"59","unit_price":"32.07","amount":"1797.52","tax":"179.75","tax_type":"OUTPUT","account":"210","item":"CAT-LUN","tracking":[]},{"description":"Freight, per km","quantity":"124.516","unit_price":"2.84","amount":"335.94","tax":"33.59","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]}]}', '{"paid":"3179.89","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-09-13T04:20:42.845000Z","line_ids":["ca3b720b-6593-4484-a3d4-f1d6d542494d","3a1bd7b2-bad8-48d2-af2c-a549b3d2c9ca","8bef8335-fb60-4eec-a949-aab28dc81272","5c698ec6-5628-4a63-ab70-2c5a3cc1bd9d"],"documents":[]}'),
	(11, 1, '2026-11-20 12:45:50.007647+00', '\xb900ffceef55be85a112f2d0c90ee305882738dc6fccb172bd7306bc1f143ee4', '\x30c0b1be7df726f1ff8c3240fe97526b1f928cc178334fb2cbb298992d2dc736', '\xaa7667f456c94c6cfaa389e4d0bcf8bcc0c301982b251b53bc80e354f2792c44', 2, 43424, 2053, '{"v":1,"kind":"receivable","number":"INV-00008","debtor":"81577e9c-fb51-4de4-ad83-f94f7968d1ec","issue_date":"2026-07-31","due_date":"2026-08-30","currency":"AUD","subtotal":"483.82","tax":"48.39","total":"532.21","reference":"Job Jul 26","state":"open","lines":[{"description":"Senior consultant, hours","quantity":"0.71","unit_price":"207.2","amount":"139.76","tax":"13.98","tax_type":"OUTPUT","account":"200","item":"HRS-SEN","tracking":[]},{"description":"Pallet, standard 1165 x 1165 mm","quantity":"8","unit_price":"38.64","amount":"293.66","tax":"29.37","tax_type":"OUTPUT","account":"200","item":"PAL-STD","tracking":[["Region","East"]]},{"description":"Delivery","quantity":"1","unit_price":"50.4","amount":"50.4","tax":"5.04","tax_type":"OUTPUT","account":"205","item":"","tracking":[]}]}', '{"paid":"532.21","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Yarra Bend Logistics & Co","rate":"1.000000","updated":"2026-09-09T02:31:03.733000Z","line_ids":["ef64b893-d2cc-4660-a434-fb34f699cccf","b087e84c-d480-48a7-a721-4ae677e67a66","369f6965-e3ca-4f75-a341-009394562913"],"documents":[]}'),
	(10, 1, '2026-11-20 12:45:50.007647+00', '\x07bc665b7930067b6817566d19d637cd3b92d9beb04c3156a6255ad5c76a55b1', '\xa0352e983d563b95f2d2d3c5e16e36520cfe0882cc77352abc422eb3778d1cdf', '\xbfe32dbbac6ea4ffa3a99f19f28c98490b595a83a5a8e43509c20a7a5ae06611', 2, 45477, 2068, '{"v":1,"kind":"receivable","number":"INV-00007","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-07-27","due_date":"2026-09-25","currency":"AUD","subtotal":"3219.19","tax":"321.92","total":"3541.11","reference":"Job Jul 26","state":"open","lines":[{"description":"Skip bin, 6 m³","quantity":"2","unit_price":"477.95","amount":"955.9","tax":"95.59","tax_type":"OUTPUT","account":"215","item":"WST-BIN","tracking":[]},{"description":"Electrician, hours","quantity":"1.96","unit_price":"139.15","amount":"259.1","tax":"25.91","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[]},{"description":"Freight, per km","quantity":"742.8423","unit_price":"2.84","amount":"2004.19","tax":"200.42","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]}]}', '{"paid":"3541.11","credited":"0","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-10-14T05:38:10.309000Z","line_ids":["ffdcd346-626a-4bdc-a942-af885212a4c0","33d70e00-8eb9-4da4-a672-941978dda618","d6637dcf-23de-4d8f-a443-e344b2dd709b"],"documents":[]}'),
	(9, 1, '2026-11-20 12:45:50.007647+00', '\xc9e8298f4a53cef9490d684fc0e77457eedf9303d229facdbdd6d28a28d9a222', '\xd23ed2855c604d110aeb9480950bdef803e24564a8aadfc7a38a39ab2f1d24a6', '\xf1cdd665d9189f61ab4e1c77184a74de564ba2781f2d3d8ab28ace74cc973549', 2, 47545, 1337, '{"v":1,"kind":"receivable","number":"INV-00022","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-11-02","due_date":"2027-01-01","currency":"AUD","subtotal":"2587.01","tax":"0","total":"2587.01","reference":"PO 32318","state":"open","lines":[{"description":"Electrician, hours","quantity":"19.57","unit_price":"139.15","amount":"2587.01","tax":"0","tax_type":"EXEMPTOUTPUT","account":"200","item":"ELE-LAB","tracking":[["Region","East"]]}]}', '{"paid":"0","credited":"0","due":"2587.01"}', '{"status":"authorised","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-11-02T02:25:37.828000Z","line_ids":["cffeace7-f476-4471-ab48-cc8df4b4a058"],"documents":[]}'),
	(8, 1, '2026-11-20 12:45:50.007647+00', '\x43b08af68a5a284d131d1152e9bb8db1371365cac55ae35351f3ad1a51194427', '\x4326a0af7dee41a8840fa3f7a41fb8faeaf8e71aa2b3a4032f71bbbe710daa04', '\x569fc744b259b17c074fac9328c4f95991e285ab1d719e1f4e4d7f6b06e7b3c5', 2, 48882, 2033, '{"v":1,"kind":"receivable","number":"INV-00019","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-10-19","due_date":"2026-12-18","currency":"AUD","subtotal":"7701.94","tax":"770.2","total":"8472.14","reference":"","state":"open","lines":[{"description":"Delivery","quantity":"1","unit_price":"54.45","amount":"51.73","tax":"5.17","tax_type":"OUTPUT","account":"205","item":"","tracking":[]},{"description":"Catered lunch, per head","quantity":"24","unit_price":"32.07","amount":"769.68","tax":"76.97","tax_type":"OUTPUT","account":"210","item":"CAT-LUN","tracking":[["Region","East"]]},{"description":"Electrician, hours","quantity":"33.82","unit_price":"139.15","amount":"4470.75","tax":"447.08","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[]},{"description":"Freight, per km","quantity":"848.5157","unit_price":"2.84","amount":"2409.78","tax":"240.98","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[]}]}', '{"paid":"0","credited":"0","due":"8472.14"}', '{"status":"authorised","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-10-19T03:20:01.212000Z","line_ids":["e1d40f5d-c0c1-4fa7-a6f0-2dd9056b144e","cf106fee-ff1e-42c0-a510-807c89117824","64e92f78-86ab-4b30-ad2c-a01686d6c984","caa46adb-b612-4b3f-aaa7-ccbdca0beac0"],"documents":[]}'),
	(7, 1, '2026-11-20 12:45:50.007647+00', '\x05406b9e528b45fad1879ebe610ba0c19a3b25f02187aace54f42e4553811fb3', '\xaf737abad9f2c5ca00df964660436f1bd9c2b61dfb9a75cfeeee26d9f19416af', '\xd55bcd7deb92aad3607048ede52dddf6d6ff9dec38840eb08af01bc43faba88d', 2, 50915, 1310, '{"v":1,"kind":"receivable","number":"INV-00017","debtor":"daaa350e-2514-46e5-af30-5edf50ca2cbb","issue_date":"2026-09-30","due_date":"2026-11-29","currency":"USD","subtotal":"278.14","tax":"0","total":"278.14","reference":"Job Sep 26","state":"open","lines":[{"description":"Skip bin, 6 m³","quantity":"1","unit_price":"278.14","amount":"278.14","tax":"0","tax_type":"EXEMPTEXPORT","account":"215","item":"WST-BIN","tracking":[["Region","South"]]}]}', '{"paid":"0","credited":"0","due":"278.14"}', '{"status":"authorised","debtor_name":"Cascadia Textiles LLC","rate":"0.657506","updated":"2026-09-29T23:07:06.592000Z","line_ids":["d6c1138b-62ce-418e-aa7b-fe2046d52a24"],"documents":[]}'),
	(31, 1, '2026-11-20 12:45:50.039895+00', '\x0a66b9f060808bac6399dfbc745fee6705462df58c2765bb481b5fe1ef87a30f', '\x73c99919479592a0541dd90f2ad69a092c4bdbe02f862a89906bf6e1f2f14e09', '\x569c7c54dba97a7987c713f169f8c1aac911fb692aedc8efd94eb559116cf624', 3, 0, 1479, '{"v":1,"kind":"credit_note","number":"CN-00001","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-10-17","due_date":null,"currency":"AUD","subtotal":"1880.85","tax":"188.09","total":"2068.94","reference":"INV-00018","state":"open","lines":[{"description":"Credit: Framing timber 90x45, lineal metres","quantity":"1","unit_price":"1880.85","amount":"1880.85","tax":"188.09","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]}]}', '{"paid":"0","credited":"2068.94","due":"0"}', '{"status":"paid","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-10-17T04:51:33.135000Z","line_ids":["351f0f9a-a3fc-4e3a-a68d-8a0f54e8c78d"],"documents":[]}'),
	(20, 2, '2026-11-20 12:45:50.377147+00', '\xaaf99630183f650027ece4248149bee6671b742177d90a79eb501e455ed5efb1', '\x30973cdb209a9797378af7be2a9a58e3c843bf914b6d76a144f2210ac68a915e', '\x5122a30808a6b0f5c29bbe0054420e6a8c63ac4b5d1e4310f3258577bcf41bc4', 4, 0, 2915, '{"v":1,"kind":"receivable","number":"INV-00014","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-09-07","due_date":"2026-11-06","currency":"AUD","subtotal":"8912.58","tax":"701.82","total":"9614.4","reference":"Job Sep 26","state":"open","lines":[{"description":"Catered lunch, per head","quantity":"56","unit_price":"33.8293","amount":"1894.44","tax":"0","tax_type":"EXEMPTOUTPUT","account":"210","item":"CAT-LUN","tracking":[["Region","East"]]},{"description":"Delivery","quantity":"1","unit_price":"57.4421","amount":"54.57","tax":"5.46","tax_type":"OUTPUT","account":"205","item":"","tracking":[["Region","East"]]},{"description":"Freight, per km","quantity":"252.5779","unit_price":"2.9958","amount":"756.67","tax":"75.67","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[["Region","East"]]},{"description":"Framing timber 90x45, lineal metres","quantity":"1","unit_price":"5346.53","amount":"5346.53","tax":"534.65","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]},{"description":"Electrician, hours","quantity":"6.17","unit_price":"146.7832","amount":"860.37","tax":"86.04","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[["Region","East"]]}]}', '{"paid":"0","credited":"0","due":"9614.4"}', '{"status":"authorised","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-11-20T12:45:50.329000Z","line_ids":["248b78c4-03da-4450-a6d8-3d68e42403fb","a7fabdb0-4cee-4269-a34d-7f25f858d9a1","f21f1b01-0a1b-461a-ab4e-a773c94f3424","b8420aa8-d47e-47ef-a66c-e877e023aebb","2ddb19dc-f345-40e3-a63e-3e9d53353e15"],"documents":[]}'),
	(18, 2, '2026-11-20 12:45:50.377147+00', '\x28d14c4eaafec166e6010289399d772010872e7a0de58feeb009414d6ee6114f', '\xe552df2aa2711d7529fdf3ac0ad74f3110bdd273214a5da74dd942f91339e272', '\x97c10d78ee7ffe05019652026e7b9d37c062726157de868ef97fdb980af2ce34', 4, 2915, 2726, '{"v":1,"kind":"receivable","number":"INV-00015","debtor":"9a9885b1-2919-42a3-afef-8201ea3be84e","issue_date":"2026-09-21","due_date":"2026-11-20","currency":"AUD","subtotal":"11044.67","tax":"1104.47","total":"12149.14","reference":"","state":"open","lines":[{"description":"Reworded before the upgrade","quantity":"632.912","unit_price":"2.84","amount":"1797.47","tax":"179.75","tax_type":"OUTPUT","account":"205","item":"FRT-KM","tracking":[]},{"description":"Catered lunch, per head","quantity":"90","unit_price":"32.07","amount":"2886.3","tax":"288.63","tax_type":"OUTPUT","account":"210","item":"CAT-LUN","tracking":[["Region","East"]]},{"description":"Framing timber 90x45, lineal metres","quantity":"273.5","unit_price":"9.62","amount":"2499.52","tax":"249.95","tax_type":"OUTPUT","account":"200","item":"TIM-PIN","tracking":[["Region","East"]]},{"description":"Electrician, hours","quantity":"2.97","unit_price":"139.15","amount":"413.28","tax":"41.33","tax_type":"OUTPUT","account":"200","item":"ELE-LAB","tracking":[]},{"description":"Delivery","quantity":"1","unit_price":"54.45","amount":"51.73","tax":"5.17","tax_type":"OUTPUT","account":"205","item":"","tracking":[]},{"description":"Steel RHS 50x50x3, metres","quantity":"102.763","unit_price":"34.79","amount":"3396.37","tax":"339.64","tax_type":"OUTPUT","account":"200","item":"STL-RHS","tracking":[]}]}', '{"paid":"0","credited":"0","due":"12149.14"}', '{"status":"authorised","debtor_name":"Fitzroy Plumbing Pty Ltd","rate":"1.000000","updated":"2026-11-20T12:45:50.329000Z","line_ids":["572740bc-1c7f-4e90-a2e0-c4bcca08e7b6","9bf84ba0-3900-4c39-a7c3-1f12279c51de","9fa6f1e4-09f9-454e-afcb-00fb2fd10663","2894c901-2954-484d-a91c-547e53ec3800","35d16777-5a3c-4a74-a698-d8f527577b4b","af7e06ea-c0a2-4dee-a03c-5d6820ada467"],"documents":[]}'),
	(7, 2, '2026-11-20 12:45:50.377147+00', '\x1846235118cc3abf6cc8456ffead2a1de3cbfa459ce878752e185e06082b9809', '\x28104f8c259f4eb02d056b1d52a1a66397ed3e1b4fbbb9cbbccf11260b85f77d', '\x5365c3f03325c73db9cef554ec455f82d8459bc353aea9755a3d981eafe9bead', 4, 5641, 1304, '{"v":1,"kind":"receivable","number":"INV-00017","debtor":"daaa350e-2514-46e5-af30-5edf50ca2cbb","issue_date":"2026-09-30","due_date":"2026-11-29","currency":"USD","subtotal":"278.14","tax":"0","total":"278.14","reference":"Job Sep 26","state":"void","lines":[{"description":"Skip bin, 6 m³","quantity":"1","unit_price":"278.14","amount":"278.14","tax":"0","tax_type":"EXEMPTEXPORT","account":"215","item":"WST-BIN","tracking":[["Region","South"]]}]}', '{"paid":"0","credited":"0","due":"0"}', '{"status":"voided","debtor_name":"Cascadia Textiles LLC","rate":"0.657506","updated":"2026-11-20T12:45:50.329000Z","line_ids":["d6c1138b-62ce-418e-aa7b-fe2046d52a24"],"documents":[]}');


--
-- Name: change_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.change_id_seq', 26, true);


--
-- Name: client_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.client_id_seq', 1, true);


--
-- Name: consent_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.consent_id_seq', 1, false);


--
-- Name: decision_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.decision_id_seq', 24, true);


--
-- Name: page_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.page_id_seq', 4, true);


--
-- Name: policy_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.policy_id_seq', 1, false);


--
-- Name: push_failure_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.push_failure_id_seq', 1, false);


--
-- Name: record_id; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.record_id', 31, true);


--
-- Name: release_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.release_id_seq', 23, true);


--
-- Name: review_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.review_id_seq', 2, true);


--
-- Name: sync_run_id_seq; Type: SEQUENCE SET; Schema: syncio; Owner: syncio_owner
--

SELECT pg_catalog.setval('syncio.sync_run_id_seq', 2, true);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: approved approved_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.approved
    ADD CONSTRAINT approved_pkey PRIMARY KEY (record);


--
-- Name: change change_id_client_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.change
    ADD CONSTRAINT change_id_client_key UNIQUE (id, client);


--
-- Name: change change_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (id);


--
-- Name: change change_review_no_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.change
    ADD CONSTRAINT change_review_no_key UNIQUE (review, no);


--
-- Name: change change_review_record_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.change
    ADD CONSTRAINT change_review_record_key UNIQUE (review, record);


--
-- Name: client client_name_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.client
    ADD CONSTRAINT client_name_key UNIQUE (name);


--
-- Name: client client_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.client
    ADD CONSTRAINT client_pkey PRIMARY KEY (id);


--
-- Name: client client_source_tenant_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.client
    ADD CONSTRAINT client_source_tenant_key UNIQUE (source, tenant);


--
-- Name: closing closing_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.closing
    ADD CONSTRAINT closing_pkey PRIMARY KEY (review);


--
-- Name: consent consent_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);


--
-- Name: consent consent_refresh_hash_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.consent
    ADD CONSTRAINT consent_refresh_hash_key UNIQUE (refresh_hash);


--
-- Name: debtor debtor_client_external_id_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.debtor
    ADD CONSTRAINT debtor_client_external_id_key UNIQUE (client, external_id);


--
-- Name: debtor debtor_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.debtor
    ADD CONSTRAINT debtor_pkey PRIMARY KEY (record);


--
-- Name: decision decision_change_user_name_verdict_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.decision
    ADD CONSTRAINT decision_change_user_name_verdict_key UNIQUE (change, user_name, verdict);


--
-- Name: decision decision_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);


--
-- Name: feed feed_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.feed
    ADD CONSTRAINT feed_pkey PRIMARY KEY (client, stream);


--
-- Name: funding funding_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.funding
    ADD CONSTRAINT funding_pkey PRIMARY KEY (client, external_id);


--
-- Name: head head_client_external_id_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.head
    ADD CONSTRAINT head_client_external_id_key UNIQUE (client, external_id);


--
-- Name: head head_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (record);


--
-- Name: member member_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (client, user_name, role);


--
-- Name: page page_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.page
    ADD CONSTRAINT page_pkey PRIMARY KEY (id);


--
-- Name: policy policy_id_client_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.policy
    ADD CONSTRAINT policy_id_client_key UNIQUE (id, client);


--
-- Name: policy policy_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.policy
    ADD CONSTRAINT policy_pkey PRIMARY KEY (id);


--
-- Name: policy_signature policy_signature_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.policy_signature
    ADD CONSTRAINT policy_signature_pkey PRIMARY KEY (policy);


--
-- Name: push_failure push_failure_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.push_failure
    ADD CONSTRAINT push_failure_pkey PRIMARY KEY (id);


--
-- Name: quarantine quarantine_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (client, stream, external_id);


--
-- Name: release_outcome release_outcome_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.release_outcome
    ADD CONSTRAINT release_outcome_pkey PRIMARY KEY (release);


--
-- Name: release release_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (id);


--
-- Name: release release_push_id_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.release
    ADD CONSTRAINT release_push_id_key UNIQUE (push_id);


--
-- Name: released_review released_review_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.released_review
    ADD CONSTRAINT released_review_pkey PRIMARY KEY (review);


--
-- Name: report report_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (review, kind);


--
-- Name: review review_id_client_key; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.review
    ADD CONSTRAINT review_id_client_key UNIQUE (id, client);


--
-- Name: review review_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.review
    ADD CONSTRAINT review_pkey PRIMARY KEY (id);


--
-- Name: superseded superseded_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.superseded
    ADD CONSTRAINT superseded_pkey PRIMARY KEY (change);


--
-- Name: sync_run sync_run_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.sync_run
    ADD CONSTRAINT sync_run_pkey PRIMARY KEY (id);


--
-- Name: version version_pkey; Type: CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (record, n);


--
-- Name: change_record_idx; Type: INDEX; Schema: syncio; Owner: syncio_owner
--

CREATE INDEX change_record_idx ON syncio.change USING btree (record);


--
-- Name: release_record_idx; Type: INDEX; Schema: syncio; Owner: syncio_owner
--

CREATE INDEX release_record_idx ON syncio.release USING btree (record);


--
-- Name: sync_run_client_id_idx; Type: INDEX; Schema: syncio; Owner: syncio_owner
--

CREATE INDEX sync_run_client_id_idx ON syncio.sync_run USING btree (client, id);


--
-- Name: change change_review_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.change
    ADD CONSTRAINT change_review_client_fkey FOREIGN KEY (review, client) REFERENCES syncio.review(id, client);


--
-- Name: client client_consent_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.client
    ADD CONSTRAINT client_consent_fkey FOREIGN KEY (consent) REFERENCES syncio.consent(id);


--
-- Name: closing closing_review_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.closing
    ADD CONSTRAINT closing_review_client_fkey FOREIGN KEY (review, client) REFERENCES syncio.review(id, client);


--
-- Name: decision decision_change_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.decision
    ADD CONSTRAINT decision_change_client_fkey FOREIGN KEY (change, client) REFERENCES syncio.change(id, client);


--
-- Name: feed feed_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.feed
    ADD CONSTRAINT feed_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: funding funding_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.funding
    ADD CONSTRAINT funding_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: member member_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.member
    ADD CONSTRAINT member_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: page page_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.page
    ADD CONSTRAINT page_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: page page_run_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.page
    ADD CONSTRAINT page_run_fkey FOREIGN KEY (run) REFERENCES syncio.sync_run(id);


--
-- Name: policy policy_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.policy
    ADD CONSTRAINT policy_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: policy_signature policy_signature_policy_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.policy_signature
    ADD CONSTRAINT policy_signature_policy_client_fkey FOREIGN KEY (policy, client) REFERENCES syncio.policy(id, client);


--
-- Name: push_failure push_failure_release_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.push_failure
    ADD CONSTRAINT push_failure_release_fkey FOREIGN KEY (release) REFERENCES syncio.release(id);


--
-- Name: quarantine quarantine_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.quarantine
    ADD CONSTRAINT quarantine_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: quarantine quarantine_run_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.quarantine
    ADD CONSTRAINT quarantine_run_fkey FOREIGN KEY (run) REFERENCES syncio.sync_run(id);


--
-- Name: release release_change_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.release
    ADD CONSTRAINT release_change_fkey FOREIGN KEY (change) REFERENCES syncio.change(id);


--
-- Name: release release_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.release
    ADD CONSTRAINT release_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: release_outcome release_outcome_release_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.release_outcome
    ADD CONSTRAINT release_outcome_release_fkey FOREIGN KEY (release) REFERENCES syncio.release(id);


--
-- Name: release release_policy_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.release
    ADD CONSTRAINT release_policy_fkey FOREIGN KEY (policy) REFERENCES syncio.policy(id);


--
-- Name: released_review released_review_review_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.released_review
    ADD CONSTRAINT released_review_review_fkey FOREIGN KEY (review) REFERENCES syncio.review(id);


--
-- Name: report report_review_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.report
    ADD CONSTRAINT report_review_client_fkey FOREIGN KEY (review, client) REFERENCES syncio.review(id, client);


--
-- Name: review review_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.review
    ADD CONSTRAINT review_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: superseded superseded_change_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.superseded
    ADD CONSTRAINT superseded_change_client_fkey FOREIGN KEY (change, client) REFERENCES syncio.change(id, client);


--
-- Name: sync_run sync_run_client_fkey; Type: FK CONSTRAINT; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE ONLY syncio.sync_run
    ADD CONSTRAINT sync_run_client_fkey FOREIGN KEY (client) REFERENCES syncio.client(id);


--
-- Name: change; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.change ENABLE ROW LEVEL SECURITY;

--
-- Name: client; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.client ENABLE ROW LEVEL SECURITY;

--
-- Name: closing; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.closing ENABLE ROW LEVEL SECURITY;

--
-- Name: decision; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.decision ENABLE ROW LEVEL SECURITY;

--
-- Name: member; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.member ENABLE ROW LEVEL SECURITY;

--
-- Name: change members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.change TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: client members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.client TO syncio_web USING ((id IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: closing members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.closing TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: decision members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.decision TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: member members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.member TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: policy members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.policy TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: policy_signature members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.policy_signature TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: report members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.report TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: review members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.review TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: superseded members; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY members ON syncio.superseded TO syncio_web USING ((client IN ( SELECT syncio.member_clients() AS member_clients)));


--
-- Name: closing own; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY own ON syncio.closing AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (((by_user = current_setting('syncio.user_name'::text, true)) AND (client IN ( SELECT m.client
   FROM syncio.member m
  WHERE ((m.user_name = current_setting('syncio.user_name'::text, true)) AND (m.role = 'reviewer'::text))))));


--
-- Name: decision own; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY own ON syncio.decision AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (((user_name = current_setting('syncio.user_name'::text, true)) AND (client IN ( SELECT m.client
   FROM syncio.member m
  WHERE ((m.user_name = current_setting('syncio.user_name'::text, true)) AND (m.role = 'reviewer'::text))))));


--
-- Name: policy own; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY own ON syncio.policy AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (((proposed_by = current_setting('syncio.user_name'::text, true)) AND (client IN ( SELECT m.client
   FROM syncio.member m
  WHERE ((m.user_name = current_setting('syncio.user_name'::text, true)) AND (m.role = 'admin'::text))))));


--
-- Name: policy_signature own; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY own ON syncio.policy_signature AS RESTRICTIVE FOR INSERT TO syncio_web WITH CHECK (((signed_by = current_setting('syncio.user_name'::text, true)) AND (client IN ( SELECT m.client
   FROM syncio.member m
  WHERE ((m.user_name = current_setting('syncio.user_name'::text, true)) AND (m.role = 'reviewer'::text))))));


--
-- Name: policy; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.policy ENABLE ROW LEVEL SECURITY;

--
-- Name: policy_signature; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.policy_signature ENABLE ROW LEVEL SECURITY;

--
-- Name: report; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.report ENABLE ROW LEVEL SECURITY;

--
-- Name: review; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.review ENABLE ROW LEVEL SECURITY;

--
-- Name: superseded; Type: ROW SECURITY; Schema: syncio; Owner: syncio_owner
--

ALTER TABLE syncio.superseded ENABLE ROW LEVEL SECURITY;

--
-- Name: change tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.change TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: client tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.client TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: closing tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.closing TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: decision tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.decision TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: member tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.member TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: policy tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.policy TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: policy_signature tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.policy_signature TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: report tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.report TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: review tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.review TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: superseded tasks; Type: POLICY; Schema: syncio; Owner: syncio_owner
--

CREATE POLICY tasks ON syncio.superseded TO syncio_app USING (true) WITH CHECK (true);


--
-- Name: SCHEMA syncio; Type: ACL; Schema: -; Owner: syncio_owner
--

GRANT USAGE ON SCHEMA syncio TO syncio_app;
GRANT USAGE ON SCHEMA syncio TO syncio_web;


--
-- Name: SCHEMA syncio_web; Type: ACL; Schema: -; Owner: syncio_owner
--

GRANT USAGE ON SCHEMA syncio_web TO syncio_web;


--
-- Name: TABLE member; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.member TO syncio_app;
GRANT SELECT ON TABLE syncio.member TO syncio_web;


--
-- Name: TABLE alembic_version; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.alembic_version TO syncio_app;
GRANT SELECT ON TABLE syncio.alembic_version TO syncio_web;


--
-- Name: TABLE approved; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE syncio.approved TO syncio_app;


--
-- Name: TABLE change; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.change TO syncio_app;
GRANT SELECT ON TABLE syncio.change TO syncio_web;


--
-- Name: SEQUENCE change_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.change_id_seq TO syncio_app;


--
-- Name: TABLE change_money; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.change_money TO syncio_app;
GRANT SELECT ON TABLE syncio.change_money TO syncio_web;


--
-- Name: TABLE decision; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.decision TO syncio_app;
GRANT SELECT,INSERT ON TABLE syncio.decision TO syncio_web;


--
-- Name: TABLE superseded; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.superseded TO syncio_app;
GRANT SELECT ON TABLE syncio.superseded TO syncio_web;


--
-- Name: TABLE change_state; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.change_state TO syncio_app;
GRANT SELECT ON TABLE syncio.change_state TO syncio_web;


--
-- Name: TABLE client; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE syncio.client TO syncio_app;


--
-- Name: COLUMN client.id; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT(id) ON TABLE syncio.client TO syncio_web;


--
-- Name: COLUMN client.name; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT(name) ON TABLE syncio.client TO syncio_web;


--
-- Name: COLUMN client.source; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT(source) ON TABLE syncio.client TO syncio_web;


--
-- Name: COLUMN client.timezone; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT(timezone) ON TABLE syncio.client TO syncio_web;


--
-- Name: COLUMN client.advance_rate; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT(advance_rate) ON TABLE syncio.client TO syncio_web;


--
-- Name: SEQUENCE client_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.client_id_seq TO syncio_app;


--
-- Name: TABLE closing; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.closing TO syncio_app;
GRANT SELECT,INSERT ON TABLE syncio.closing TO syncio_web;


--
-- Name: TABLE consent; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE syncio.consent TO syncio_app;


--
-- Name: SEQUENCE consent_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.consent_id_seq TO syncio_app;


--
-- Name: TABLE debtor; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE syncio.debtor TO syncio_app;


--
-- Name: TABLE decider; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.decider TO syncio_app;
GRANT SELECT ON TABLE syncio.decider TO syncio_web;


--
-- Name: SEQUENCE decision_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.decision_id_seq TO syncio_app;


--
-- Name: TABLE feed; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE syncio.feed TO syncio_app;


--
-- Name: TABLE funding; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE syncio.funding TO syncio_app;


--
-- Name: TABLE head; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE syncio.head TO syncio_app;


--
-- Name: TABLE version; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.version TO syncio_app;


--
-- Name: TABLE invoice_line; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.invoice_line TO syncio_app;


--
-- Name: TABLE page; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.page TO syncio_app;


--
-- Name: SEQUENCE page_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.page_id_seq TO syncio_app;


--
-- Name: TABLE release; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.release TO syncio_app;


--
-- Name: TABLE release_outcome; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.release_outcome TO syncio_app;


--
-- Name: TABLE pending_release; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.pending_release TO syncio_app;


--
-- Name: TABLE policy; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.policy TO syncio_app;
GRANT SELECT,INSERT ON TABLE syncio.policy TO syncio_web;


--
-- Name: SEQUENCE policy_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.policy_id_seq TO syncio_app;


--
-- Name: TABLE policy_signature; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.policy_signature TO syncio_app;
GRANT SELECT,INSERT ON TABLE syncio.policy_signature TO syncio_web;


--
-- Name: TABLE push_failure; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.push_failure TO syncio_app;


--
-- Name: SEQUENCE push_failure_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.push_failure_id_seq TO syncio_app;


--
-- Name: TABLE quarantine; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE syncio.quarantine TO syncio_app;


--
-- Name: SEQUENCE record_id; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.record_id TO syncio_app;


--
-- Name: SEQUENCE release_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.release_id_seq TO syncio_app;


--
-- Name: TABLE released_review; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.released_review TO syncio_app;


--
-- Name: TABLE report; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.report TO syncio_app;
GRANT SELECT ON TABLE syncio.report TO syncio_web;


--
-- Name: TABLE review; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT ON TABLE syncio.review TO syncio_app;
GRANT SELECT ON TABLE syncio.review TO syncio_web;


--
-- Name: SEQUENCE review_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.review_id_seq TO syncio_app;


--
-- Name: TABLE standing_policy; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio.standing_policy TO syncio_app;
GRANT SELECT ON TABLE syncio.standing_policy TO syncio_web;


--
-- Name: TABLE sync_run; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE syncio.sync_run TO syncio_app;


--
-- Name: SEQUENCE sync_run_id_seq; Type: ACL; Schema: syncio; Owner: syncio_owner
--

GRANT USAGE ON SEQUENCE syncio.sync_run_id_seq TO syncio_app;


--
-- Name: TABLE debtor; Type: ACL; Schema: syncio_web; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio_web.debtor TO syncio_web;


--
-- Name: TABLE head; Type: ACL; Schema: syncio_web; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio_web.head TO syncio_web;


--
-- Name: TABLE version; Type: ACL; Schema: syncio_web; Owner: syncio_owner
--

GRANT SELECT ON TABLE syncio_web.version TO syncio_web;


--
-- PostgreSQL database dump complete
--

\unrestrict s3BmiY8tKWPfyKwDrSkRbmKRocxg6YEcFzKkhZMthCEeRizIP5KnP8fqfeC2dBW

