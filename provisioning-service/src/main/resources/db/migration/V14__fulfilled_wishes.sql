-- Which version of a user's state Keycloak had when it got what staff wanted, and when that was: a snapshot that was read
-- before still shows the former values, and comes to the mirror when the wish is gone already.
ALTER TABLE customer
    ADD COLUMN state_version bigint,
    ADD COLUMN fulfilled_at timestamptz;

CREATE OR REPLACE FUNCTION audited(jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN $1 - '{version,updated_at,lifecycle,search_text,company_text,wanted,state_version,fulfilled_at}'::text[];
