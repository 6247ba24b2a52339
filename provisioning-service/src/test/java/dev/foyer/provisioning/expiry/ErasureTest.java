package dev.foyer.provisioning.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.erasure.Erasure;
import dev.foyer.provisioning.erasure.ErasureOnRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest whose name is in every place of the registry, and what is left of it. */
class ErasureTest extends GuestTestBase {

    private static final String NAME = "Zaphodine";
    private static final String LONG_AGO = "2026-01-01T00:00:00Z";

    @Test
    void nothingIsLeftOfAGuestInAnyTableButThatThereWasOne() throws SQLException {
        plant(guest);
        DueBatch batch = erasing(guest);
        registry.execute("UPDATE guest_expiry SET failure = 'Zaphodine' WHERE customer_id = ?", guest);
        assertThat(columns()).isEqualTo(DecidedColumns.ofGuests());

        erase(batch);

        assertThat(columns()).isEmpty();
        assertThat(places()).isEmpty();
        assertThat(registry.text(
                        "SELECT concat_ws('|', id, account_type, active, lifecycle, user_id, email, guest_email, first_name,"
                                + " customer_number, external_id, phone, former_emails, newsletter) FROM customer"))
                .isEqualTo(guest + "|guest|f|has_ordered|{}");
        assertThat(registry.text("SELECT reference || ' ' || customer_id || ' ' || state FROM customer_order"))
                .isEqualTo("R-1 " + guest + " delivered");
        assertThat(proofs()).isEqualTo("1");
        assertThat(registry.text("SELECT erased FROM guest_expiry_run")).isEqualTo("1");
    }

    @Test
    void somebodyHasDecidedOfEveryColumnWhetherAGuestMayBeInIt() {
        assertThat(DecidedColumns.of(registry))
                .as("columns that hold text, beside those of decided-columns.txt")
                .isEqualTo(DecidedColumns.all(registry));
    }

    @Test
    void aCustomerWhoAsksIsForgottenAsWell() throws SQLException {
        plant(guest);
        registry.execute(
                "UPDATE customer SET account_type = 'business', email = guest_email, email_verified = true, guest_email = NULL"
                        + " WHERE id = ?",
                guest);
        registry.execute(
                "INSERT INTO mail (email, language, template, parameters) VALUES ('Zaphodine@example.org', 'en', 'invited', '{}')");
        registry.execute("INSERT INTO login_link (id, customer_id, kind, user_id, life, status, ended_at)"
                + " SELECT 'l-' || id, id, 'password', user_id, interval '1 day', 'failed', now() FROM customer");
        registry.execute("INSERT INTO factor_change (customer_id, user_id, kind, phone_number, shown, next_attempt_at)"
                + " SELECT id, user_id, 'set_phone', 'Zaphodine', 'Zaphodine', now() FROM customer");
        registry.execute(
                "INSERT INTO guest_expiry (customer_id, user_id, stage, by_request, since, due_at, command_id, next_attempt_at)"
                        + " SELECT id, user_id, 'erasing', true, now(), now(), gen_random_uuid(), now() FROM customer");

        assertThat(new ErasureOnRequest(registry.dataSource()).erase()).containsExactly("u-" + guest);

        assertThat(places()).isEmpty();
        assertThat(registry.text("SELECT account_type || ' ' || (erased_at IS NOT NULL) FROM customer"))
                .isEqualTo("business true");
        assertThat(registry.text("SELECT count(*) FROM login_link")).isEqualTo("0");
        assertThat(proofs()).isEqualTo("1");
        assertThatThrownBy(() -> registry.execute("UPDATE customer SET account_type = 'personal'"))
                .hasMessageContaining("stays of the kind");
    }

    @Test
    void theAuditStillSaysWhatWasChangedAndByWhomButNotToWhat() throws SQLException {
        plant(guest);
        String entries = registry.text("SELECT count(*) FROM audit WHERE entity = 'customer' AND entity_id = ?", guest);

        erase(erasing(guest));

        assertThat(registry.text("SELECT count(*) FROM audit WHERE entity = 'customer' AND entity_id = ?", guest))
                .isEqualTo(Integer.parseInt(entries) + 1 + "");
        assertThat(registry.text(
                        "SELECT after FROM audit WHERE entity = 'customer' AND entity_id = ? AND action = 'insert'",
                        guest))
                .contains("\"first_name\": null", "\"guest_email\": null", "\"account_type\": \"guest\"");
        assertThat(registry.texts(
                        "SELECT after - 'erased_at' FROM audit WHERE after ->> 'erased_at' IS NOT NULL"
                                + " AND entity_id = ?",
                        guest))
                .containsExactly("{}");
    }

    @Test
    void whyAnOrderMovedIsForgottenInTheHistoryOfTheOtherCustomerTooAndNothingElse() throws SQLException {
        plant(guest);
        String other = "c-" + guest;
        registry.execute(
                "INSERT INTO customer (id, account_type, first_name) VALUES (?, 'personal', 'Zaphodine')", other);
        for (String moved : List.of(
                "customer_id = '" + other + "', linked_from = customer_id, linked_at = now()",
                "customer_id = linked_from, linked_from = NULL, linked_at = NULL")) {
            registry.execute("SELECT set_config('foyer.reason', 'It was Zaphodine''s', false);"
                    + " UPDATE customer_order SET " + moved + " WHERE reference = 'R-1'");
        }
        registry.execute(
                "INSERT INTO audit (action, entity, entity_id, reason) VALUES ('update', 'customer', ?, 'Zaphodine called')",
                other);
        String entries =
                "SELECT concat_ws('|', id, at, actor, action, entity, before, after) FROM audit WHERE entity_id = ?"
                        + " ORDER BY id";
        List<String> before = registry.texts(entries, other);
        String reasons =
                "SELECT concat_ws(' ', entity, action, reason) FROM audit WHERE entity_id = ? AND reason IS NOT NULL"
                        + " ORDER BY id";
        assertThat(registry.texts(reasons, other))
                .containsExactly(
                        "customer_order update It was Zaphodine's",
                        "customer update It was Zaphodine's",
                        "customer_order update It was Zaphodine's",
                        "customer update Zaphodine called");

        erase(erasing(guest));

        assertThat(registry.texts(entries, other)).isEqualTo(before);
        assertThat(registry.texts(reasons, other)).containsExactly("customer update Zaphodine called");
        assertThat(registry.texts(reasons, guest)).isEmpty();
    }

    @Test
    void whoIsErasedOnceMoreAfterABackupIsCountedAndProvedOnce() throws SQLException {
        plant(guest);
        erase(erasing(guest));
        registry.execute("UPDATE guest_expiry SET stage = 'erasing', command_id = gen_random_uuid(), due_at = now(),"
                + " next_attempt_at = now()");

        erase(take().get(0));

        assertThat(stage(guest)).isEqualTo("erased");
        assertThat(proofs()).isEqualTo("1");
        assertThat(registry.text("SELECT erased FROM guest_expiry_run")).isEqualTo("1");
    }

    @Test
    void othersWithTheSameAddressLoseNothing() throws SQLException {
        plant(guest);
        registry.execute("INSERT INTO customer (id, user_id, account_type, email, email_verified, first_name)"
                + " VALUES ('c', 'u-c', 'personal', 'zaphodine@example.org', true, 'Zaphodine')");
        guest("other", "2026-05-31T00:00:00Z");
        registry.execute("UPDATE customer SET guest_email = 'zaphodine@example.org' WHERE id = 'other'");

        erase(erasing(guest));

        assertThat(registry.text("SELECT email || ' ' || first_name FROM customer WHERE id = 'c'"))
                .isEqualTo("zaphodine@example.org Zaphodine");
        assertThat(registry.text("SELECT guest_email FROM customer WHERE id = 'other'"))
                .isEqualTo("zaphodine@example.org");
        assertThat(
                        registry.text(
                                "SELECT DISTINCT after ->> 'first_name' FROM audit WHERE entity_id = 'c' AND action = 'insert'"))
                .isEqualTo(NAME);
    }

    @Test
    void erasingTwiceProvesOnce() throws SQLException {
        plant(guest);
        DueBatch batch = erasing(guest);
        erase(batch);
        String row = registry.text("SELECT c::text FROM customer c");

        erase(batch);

        assertThat(registry.text("SELECT c::text FROM customer c")).isEqualTo(row);
        assertThat(proofs()).isEqualTo("1");
        assertThat(registry.text("SELECT erased FROM guest_expiry_run")).isEqualTo("1");
    }

    @Test
    void underAnotherCommandNobodyIsErased() throws SQLException {
        plant(guest);
        erasing(guest);

        new Erasure(registry.dataSource()).erase("run", List.of(guest), List.of(UUID.randomUUID()));

        assertThat(registry.text("SELECT first_name FROM customer")).isEqualTo(NAME);
        assertThat(proofs()).isEqualTo("0");
    }

    @Test
    void aRepeatedCallMakesNoNewGuestOfTheOneWhoIsForgotten() throws SQLException {
        plant(guest);
        erase(erasing(guest));
        assertThat(registry.texts("SELECT DISTINCT request_hash || coalesce(body, ' -') FROM idempotency_key"))
                .containsExactly("erased -");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE customer SET first_name = 'Zaphodine'",
                "UPDATE customer SET guest_email = 'zaphodine@example.org'",
                "UPDATE customer SET phone = '+49301234567'",
                "UPDATE customer SET user_id = 'somebody'",
                "UPDATE customer SET account_type = 'personal'",
                "UPDATE customer SET former_emails = '{zaphodine@example.org}'"
            })
    void nobodyCanWriteTheDataBack(String sql) throws SQLException {
        plant(guest);
        erase(erasing(guest));
        assertThatThrownBy(() -> registry.execute(sql)).hasMessageContaining("customer_erased_stays_empty");
    }

    @Test
    void theAuditAndTheProofsCannotBeChangedByAnybodyElse() throws SQLException {
        plant(guest);
        erase(erasing(guest));
        assertThatThrownBy(() -> registry.execute("UPDATE audit SET after = NULL"))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> registry.execute("DELETE FROM audit")).hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> registry.execute("DELETE FROM erasure_proof"))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> registry.execute("UPDATE erasure_proof SET run_id = 'x'"))
                .hasMessageContaining("only ever added to");
    }

    @Test
    void whoErasesMayReplaceValuesOnlyAndOfThatGuestOnly() {
        guest("g", LONG_AGO);
        guest("other", LONG_AGO);
        String erasing = "SELECT set_config('foyer.erasure', '{g}', false); UPDATE audit SET ";
        String redacted = "before = audit_redacted(before), after = audit_redacted(after), reason = NULL";
        Stream.of(
                        "actor = 'nobody' WHERE entity_id = 'g'",
                        "after = '{}' WHERE entity_id = 'g'",
                        redacted + " WHERE entity_id = 'other'")
                .forEach(rest -> assertThatThrownBy(() -> registry.execute(erasing + rest))
                        .hasMessageContaining("only ever added to"));
        registry.execute(erasing + redacted + " WHERE entity_id = 'g'");
    }

    /** The name in every column that takes one, by the same ways as always, so that the audit has it too. */
    private void plant(String id) {
        registry.execute(
                "INSERT INTO customer (id, user_id, account_type, guest_email, first_name, last_name, created_at,"
                        + " phone, external_id, customer_number, former_emails, first_ordered_at, language, office_phone, business_name,"
                        + " company_text, wanted)"
                        + " VALUES (?, 'u-' || ?, 'guest', 'zaphodine@example.org', 'Zaphodine', 'Zaphodine', '2026-01-01T00:00:00Z',"
                        + " 'Zaphodine', 'Zaphodine', 'Zaphodine', '{zaphodine@example.org}', '2026-01-01T00:00:00Z', 'Zaphodine', 'Zaphodine',"
                        + " 'Zaphodine', 'Zaphodine', '{\"firstName\":\"Zaphodine\"}')",
                id,
                id);
        registry.execute(
                "UPDATE customer SET last_name = 'Zaphodine the second', time_zone = 'Zaphodine' WHERE id = ?", id);
        registry.execute("INSERT INTO customer_alias (old_id, customer_id) VALUES ('old-' || ?, ?)", id, id);
        registry.execute(
                "INSERT INTO audit (action, entity, entity_id, reason, after)"
                        + " VALUES ('update', 'customer', 'old-' || ?, 'Zaphodine called', '{\"last_name\":\"Zaphodine\"}')",
                id);
        registry.execute(
                "INSERT INTO address (customer_id, label, parts) VALUES (?, 'Zaphodine', '{\"name\":\"Zaphodine\"}')",
                id);
        registry.execute(
                "INSERT INTO answer (customer_id, question, question_version, \"values\", source)"
                        + " VALUES (?, 'how', 1, '{Zaphodine}', 'sign_up')",
                id);
        registry.execute("INSERT INTO label (kind, customer_id, name) VALUES ('label', ?, 'Zaphodine')", id);
        registry.execute(
                "INSERT INTO consent (customer_id, kind, given_at, confirmed_at, source, application, wording, language)"
                        + " VALUES (?, 'newsletter', now(), now(), 'guest', 'storefront', 'Yes, Zaphodine', 'en')",
                id);
        registry.execute(
                "INSERT INTO request (type, customer_id, company_name, reason) VALUES ('group_account', ?, 'Zaphodine Ltd', 'Zaphodine')",
                id);
        registry.execute("INSERT INTO legal_hold (customer_id, reason, held_by) VALUES (?, 'Zaphodine sues', 'x')", id);
        registry.execute("UPDATE legal_hold SET reason = 'Zaphodine sues us'");
        registry.execute("DELETE FROM legal_hold");
        registry.execute(
                "INSERT INTO identity_command (user_id, kind, reason) VALUES ('u-' || ?, 'end_sessions', 'Zaphodine')",
                id);
        registry.execute(
                "INSERT INTO mail (customer_id, template, parameters, reason)"
                        + " VALUES (?, 'order-linked', '{\"name\":\"Zaphodine\"}', 'No such mailbox: Zaphodine')",
                id);
        registry.execute(
                "INSERT INTO mirror_parked (user_id, reason, next_attempt_at, snapshot)"
                        + " VALUES ('u-' || ?, 'because of Zaphodine', now(), '{\"firstName\":\"Zaphodine\"}')",
                id);
        registry.execute(
                "INSERT INTO idempotency_key (caller, key, request_hash, status, location, body)"
                        + " VALUES ('client:shop', 'k-' || ?, 'x', 201, '/api/v1/customers/' || ?, '{\"id\":\"x\",\"lastName\":\"Zaphodine\"}')",
                id,
                id);
        registry.execute(
                "INSERT INTO idempotency_key (caller, key, request_hash, status, body)"
                        + " VALUES ('client:shop', 'p-' || ?, 'x', 200, '{\"id\":\"' || ? || '\",\"lastName\":\"Zaphodine\"}')",
                id,
                id);
        registry.execute(
                "INSERT INTO idempotency_key (caller, key, request_hash, status, body)"
                        + " SELECT 'client:shop', 'a-' || ?, 'x', 200, '{\"id\":\"' || a.id || '\",\"name\":\"Zaphodine\"}' FROM address a"
                        + " WHERE a.customer_id = ?",
                id,
                id);
        registry.execute(
                "INSERT INTO address (id, customer_id, parts) VALUES ('moved-' || ?, ?, '{\"city\":\"Zaphodine\"}')",
                id,
                id);
        registry.execute(
                "INSERT INTO idempotency_key (caller, key, request_hash, status, body)"
                        + " VALUES ('client:shop', 'm-' || ?, 'x', 200, '{\"id\":\"moved-' || ? || '\",\"city\":\"Zaphodine\"}')",
                id,
                id);
        registry.execute("DELETE FROM address WHERE id = 'moved-' || ?", id);
        registry.execute(
                "INSERT INTO import_job (id, kind, mode, dry_run, header, fields, unknown_columns)"
                        + " VALUES ('j-' || ?, 'contacts', 'row-by-row', false, '{email}', '{email}', '{}')",
                id);
        registry.execute(
                "INSERT INTO import_error (job_id, row_number, columns, codes, messages, cells, email, customer_id) VALUES"
                        + " ('j-' || ?, 2, '{company}', '{missing}', '{is missing}', '{Zaphodine@example.org}', 'zaphodine@example.org', NULL),"
                        + " ('j-' || ?, 3, '{company}', '{missing}', '{is missing}', '{Zaphodine}', NULL, ?)",
                id,
                id,
                id);
        order("R-1", id, "delivered", LONG_AGO);
    }

    private DueBatch erasing(String id) throws SQLException {
        registry.execute(
                "UPDATE guest_expiry SET stage = 'expired', since = '2026-01-01T00:00:00Z' WHERE customer_id = ?", id);
        return take().get(0);
    }

    private void erase(DueBatch batch) throws SQLException {
        new Erasure(registry.dataSource())
                .erase(
                        "run",
                        batch.guests().stream().map(DueGuest::customerId).toList(),
                        batch.guests().stream().map(DueGuest::commandId).toList());
    }

    private String proofs() {
        return registry.text("SELECT count(*) - " + proofsBefore + " FROM erasure_proof");
    }

    /** Proofs are never removed, not even by a test. */
    private long proofsBefore;

    /** Nor are entries of the audit: each test has a guest of its own. */
    private String guest = "";

    private long entriesBefore;

    @BeforeEach
    void aGuestToBe() {
        guest = "g-" + UUID.randomUUID();
        proofsBefore = Long.parseLong(registry.text("SELECT count(*) FROM erasure_proof"));
        entriesBefore = Long.parseLong(registry.text("SELECT coalesce(max(id), 0) FROM audit"));
    }

    /** The columns in which the name stands. */
    private Set<String> columns() {
        Set<String> found = new TreeSet<>();
        for (String column : DecidedColumns.of(registry)) {
            String[] parts = column.split("\\.");
            String query =
                    "SELECT 1 FROM %s t WHERE t.\"%s\"::text ILIKE '%%zaphodine%%'".formatted(parts[0], parts[1]);
            if (!registry.texts(query + (parts[0].equals("audit") ? " AND t.id > " + entriesBefore : ""))
                    .isEmpty()) {
                found.add(column);
            }
        }
        return found;
    }

    /** The tables in which the name still stands, whatever the column. The audit of tests before is not looked at. */
    private List<String> places() {
        return registry.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").stream()
                .filter(table -> !registry.texts("SELECT 1 FROM " + table + " t WHERE t::text ILIKE '%zaphodine%'"
                                + (table.equals("audit") ? " AND t.id > " + entriesBefore : ""))
                        .isEmpty())
                .sorted()
                .toList();
    }
}
