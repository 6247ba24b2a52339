-- The registry: customers, companies, who belongs to which, and the state of the mirror.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Text as search sees it: no case, no accents. IMMUTABLE because the dictionary is named, so that it may be indexed.
CREATE FUNCTION search_form(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(unaccent('unaccent'::regdictionary, $1));

-- Text without blanks around it, of whatever width; whether \s covers them all depends on the database's locale.
CREATE FUNCTION trimmed(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace($1, '^[\s\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+'
                           || '|[\s\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+$', '', 'g');

CREATE TABLE company (
    id               text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    external_id      text CONSTRAINT company_external_id_unique UNIQUE,
    customer_number  text CONSTRAINT company_customer_number_unique UNIQUE,
    -- Two companies may bear the same name; none may be without one.
    name             text NOT NULL CONSTRAINT company_name_present CHECK (trimmed(name) <> ''),
    email            text NOT NULL CONSTRAINT company_email_present CHECK (trimmed(email) <> ''),
    phone            text,
    industry         text,
    language         text,
    status           text NOT NULL DEFAULT 'active'
                     CONSTRAINT company_status_known CHECK (status IN ('pending', 'active', 'rejected', 'blocked')),
    vat_id           text,
    -- Facts that the lifecycle is derived from.
    requested_at     timestamptz,
    rejected_at      timestamptz,
    invited_at       timestamptz,
    registered_at    timestamptz,
    first_ordered_at timestamptz,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    version          bigint NOT NULL DEFAULT 1,
    search_text      text GENERATED ALWAYS AS (search_form(
                         name || E'\n' || email || E'\n' || coalesce(customer_number, ''))) STORED
);

CREATE UNIQUE INDEX company_email_unique ON company (lower(email));
CREATE INDEX company_newest_first ON company (created_at DESC, id DESC);
CREATE INDEX company_search ON company USING gin (search_text gin_trgm_ops);

CREATE TABLE customer (
    -- Text, not uuid: a user of a federated store has an id of another form, and the registry adopts the user's id.
    id                         text COLLATE "C" PRIMARY KEY DEFAULT gen_random_uuid()::text,
    user_id                    text COLLATE "C" CONSTRAINT customer_user_id_unique UNIQUE,
    external_id                text CONSTRAINT customer_external_id_unique UNIQUE,
    customer_number            text CONSTRAINT customer_customer_number_unique UNIQUE,

    -- Owned by Keycloak as long as there is a user.
    email                      text,
    email_verified             boolean NOT NULL DEFAULT false,
    first_name                 text,
    last_name                  text,
    language                   text,
    active                     boolean NOT NULL DEFAULT true,
    account_type               text
                               CONSTRAINT customer_account_type_known CHECK (account_type IN ('business', 'personal', 'guest')),
    business_name              text,
    first_sign_in_at           timestamptz,

    -- Owned by the registry.
    former_emails              text[] NOT NULL DEFAULT '{}',
    business_name_read_at      timestamptz,
    phone                      text,
    office_phone               text,
    time_zone                  text,
    newsletter                 boolean,
    commission_reduced_percent numeric(5, 2)
                               CONSTRAINT customer_commission_in_range CHECK (commission_reduced_percent BETWEEN 0 AND 100),
    expires_at                 timestamptz,

    -- Facts that the lifecycle is derived from.
    requested_at               timestamptz,
    rejected_at                timestamptz,
    invited_at                 timestamptz,
    registered_at              timestamptz,
    first_ordered_at           timestamptz,

    created_at                 timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at                 timestamptz NOT NULL DEFAULT clock_timestamp(),
    version                    bigint NOT NULL DEFAULT 1,
    search_text                text GENERATED ALWAYS AS (search_form(
                                   coalesce(first_name, '') || ' ' || coalesce(last_name, '') || E'\n'
                                   || coalesce(email, '') || E'\n' || coalesce(customer_number, ''))) STORED,

    -- One customer an address, among those without login and those who proved it is theirs: an unverified address claims
    -- nothing. An exclusion constraint is a unique index that can wait for the end of the transaction: so two customers
    -- may swap addresses within one batch of the mirror.
    CONSTRAINT customer_email_unique EXCLUDE USING btree (lower(email) WITH =)
        WHERE (user_id IS NULL OR email_verified) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX customer_email ON customer (lower(email));
CREATE INDEX customer_newest_first ON customer (created_at DESC, id DESC);
CREATE INDEX customer_search ON customer USING gin (search_text gin_trgm_ops);

-- A customer's id follows the user's when a prospect signs up, hence the cascades.
CREATE TABLE membership (
    customer_id text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    company_id  text COLLATE "C" NOT NULL REFERENCES company (id) ON UPDATE CASCADE ON DELETE CASCADE,
    role        text NOT NULL CONSTRAINT membership_role_known CHECK (role IN ('admin', 'buyer', 'viewer')),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (customer_id, company_id)
);

CREATE INDEX membership_by_company ON membership (company_id, customer_id);

-- An id that a customer had before: look-ups by it answer with the customer.
CREATE TABLE customer_alias (
    old_id      text COLLATE "C" PRIMARY KEY,
    customer_id text COLLATE "C" NOT NULL REFERENCES customer (id) ON UPDATE CASCADE ON DELETE CASCADE,
    since       timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX customer_alias_by_customer ON customer_alias (customer_id);

-- One row: which process may apply changes. The epoch grows whenever the holder changes.
CREATE TABLE mirror_lease (
    only_row          boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    holder            text,
    epoch             bigint NOT NULL DEFAULT 0,
    expires_at        timestamptz NOT NULL DEFAULT '-infinity',
    last_applied_at   timestamptz,
    -- What the holder last saw of the feed: when it looked, and how old the oldest waiting change was.
    observed_at       timestamptz,
    oldest_waiting_at timestamptz
);

INSERT INTO mirror_lease DEFAULT VALUES;

-- Users whose newest snapshot could not be applied. The snapshot is the newest one acknowledged, so it may be tried again.
CREATE TABLE mirror_parked (
    user_id         text COLLATE "C" PRIMARY KEY,
    reason          text NOT NULL,
    since           timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts        integer NOT NULL DEFAULT 1,
    next_attempt_at timestamptz NOT NULL,
    snapshot        jsonb
);

CREATE INDEX mirror_parked_due ON mirror_parked (next_attempt_at);
