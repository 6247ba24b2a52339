-- Files that staff or programs hand in, what they say row by row until it is written, and what came of each.
CREATE TABLE import_job (
    id              text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    kind            text NOT NULL CONSTRAINT import_job_kind_known CHECK (kind IN ('companies', 'contacts')),
    mode            text NOT NULL CONSTRAINT import_job_mode_known CHECK (mode IN ('all-or-nothing', 'row-by-row')),
    dry_run         boolean NOT NULL,
    file_name       text,
    -- The columns of the file, and the field that each of them gives, empty for none.
    header          text[] NOT NULL,
    fields          text[] NOT NULL,
    unknown_columns text[] NOT NULL,
    state           text NOT NULL DEFAULT 'queued' CONSTRAINT import_job_state_known
                    CHECK (state IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
    -- What is to be done next, and up to which row of the file it is done.
    step            text NOT NULL DEFAULT 'read' CONSTRAINT import_job_step_known
                    CHECK (step IN ('read', 'match', 'write', 'clean', 'ended')),
    done_to         bigint NOT NULL DEFAULT 0,
    last_row        bigint NOT NULL DEFAULT 0,
    -- Turns in a row that failed.
    failures        integer NOT NULL DEFAULT 0,
    row_count       bigint NOT NULL DEFAULT 0,
    created_count   bigint NOT NULL DEFAULT 0,
    updated_count   bigint NOT NULL DEFAULT 0,
    skipped_count   bigint NOT NULL DEFAULT 0,
    error_count     bigint NOT NULL DEFAULT 0,
    warnings        jsonb NOT NULL DEFAULT '[]',
    failure         text,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by      text NOT NULL DEFAULT coalesce(nullif(current_setting('foyer.actor', true), ''), 'system'),
    reason          text DEFAULT nullif(current_setting('foyer.reason', true), ''),
    started_at      timestamptz,
    finished_at     timestamptz,
    CONSTRAINT import_job_fields_of_columns CHECK (cardinality(header) = cardinality(fields))
);

CREATE INDEX import_job_newest_first ON import_job (created_at DESC, id DESC);
CREATE INDEX import_job_open ON import_job (created_at) WHERE step <> 'ended';

-- Apart from the job, whose row is locked as long as somebody works on it: how far that is, and whether it shall stop.
CREATE TABLE import_progress (
    job_id       text COLLATE "C" PRIMARY KEY REFERENCES import_job (id) ON DELETE CASCADE,
    rows_read    bigint NOT NULL DEFAULT 0,
    rows_written bigint NOT NULL DEFAULT 0,
    cancelled_by text
);

-- The file, in pieces of the order of their numbers, until the job has ended.
CREATE TABLE import_part (
    job_id text COLLATE "C" NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    number integer NOT NULL,
    bytes  bytea NOT NULL,
    PRIMARY KEY (job_id, number)
);

-- Rows that may be read, until the job has ended. NULL leaves a field alone, an empty text clears it.
CREATE TABLE import_company (
    job_id          text COLLATE "C" NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    row_number      bigint NOT NULL,
    id              text COLLATE "C",
    external_id     text,
    customer_number text,
    email           text,
    name            text,
    phone           text,
    industry        text,
    language        text,
    vat_id          text,
    labels          text[],
    labels_removed  text[],
    tags            text[],
    tags_removed    text[],
    cells           text[] NOT NULL,
    -- The company that the row means; NULL for a new one, which gets the other id.
    target_id       text COLLATE "C",
    new_id          text COLLATE "C" NOT NULL DEFAULT gen_random_uuid()::text,
    PRIMARY KEY (job_id, row_number)
);

CREATE TABLE import_contact (
    job_id                     text COLLATE "C" NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    row_number                 bigint NOT NULL,
    id                         text COLLATE "C",
    external_id                text,
    customer_number            text,
    email                      text,
    first_name                 text,
    last_name                  text,
    phone                      text,
    office_phone               text,
    language                   text,
    time_zone                  text,
    commission_reduced_percent text,
    company                    text,
    role                       text,
    labels                     text[],
    labels_removed             text[],
    tags                       text[],
    tags_removed               text[],
    cells                      text[] NOT NULL,
    target_id                  text COLLATE "C",
    new_id                     text COLLATE "C" NOT NULL DEFAULT gen_random_uuid()::text,
    company_id                 text COLLATE "C",
    PRIMARY KEY (job_id, row_number)
);

-- Rows that are not written: what is wrong in which columns, and what the row says. Kept for a while after the job.
CREATE TABLE import_error (
    job_id      text COLLATE "C" NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    row_number  bigint NOT NULL,
    columns     text[] NOT NULL,
    codes       text[] NOT NULL,
    messages    text[] NOT NULL,
    cells       text[] NOT NULL,
    -- Whom the row is about, so that an erasure finds it: the address in small letters, and who is here already.
    email       text,
    customer_id text COLLATE "C",
    PRIMARY KEY (job_id, row_number)
);

CREATE INDEX import_error_by_email ON import_error (email) WHERE email IS NOT NULL;
CREATE INDEX import_error_by_customer ON import_error (customer_id) WHERE customer_id IS NOT NULL;

-- Which field a column of another system's file gives, under a name.
CREATE TABLE import_mapping (
    name       text COLLATE "C" PRIMARY KEY,
    kind       text NOT NULL CONSTRAINT import_mapping_kind_known CHECK (kind IN ('companies', 'contacts')),
    columns    jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_by text NOT NULL DEFAULT coalesce(nullif(current_setting('foyer.actor', true), ''), 'system')
);

-- Who is new in the transaction at hand, with what search knows of the company, has no address that is proved, no user, and no other
-- company: the import that adds them by the thousand says so in foyer.new_members.
CREATE OR REPLACE FUNCTION membership_searched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('foyer.new_members', true) = 'on' THEN
        RETURN NULL;
    END IF;
    -- So that nobody renames the company meanwhile. No weaker lock: whoever lets somebody in counts up the version too.
    PERFORM 1 FROM company k WHERE k.id IN (SELECT m.company_id FROM moved m) ORDER BY k.id FOR NO KEY UPDATE;
    PERFORM refresh_company_text(ARRAY(SELECT DISTINCT m.customer_id FROM moved m));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION membership_registers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    unregistered text[];
BEGIN
    IF current_setting('foyer.new_members', true) = 'on' THEN
        RETURN NULL;
    END IF;
    unregistered := ARRAY(SELECT DISTINCT c.id FROM moved m JOIN customer c ON c.id = m.customer_id
                          WHERE c.registered_at IS NULL AND c.email_verified);
    IF unregistered <> '{}' THEN
        PERFORM register_members(unregistered);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION membership_wants_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('foyer.new_members', true) = 'on' THEN
        RETURN NULL;
    END IF;
    PERFORM want_state(ARRAY(SELECT DISTINCT c.user_id FROM moved m JOIN customer c ON c.id = m.customer_id
                             WHERE c.user_id IS NOT NULL ORDER BY c.user_id));
    RETURN NULL;
END $$;
