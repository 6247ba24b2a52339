package dev.foyer.provisioning.me;

import static io.restassured.RestAssured.given;

import dev.foyer.provisioning.api.KeycloakWire;
import dev.foyer.provisioning.api.Tokens;
import dev.foyer.provisioning.database.TestRegistry;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls with customers' own tokens. The user of the customer {@code anna} is {@code u-anna}, and so on. */
abstract class MeTestBase {

    @Inject
    DataSource registry;

    KeycloakWire keycloak;

    /** Pine has Anna as its admin, Bob buys and Vera looks; Eve is the admin of Fir; Pia is a person without a company. */
    @BeforeEach
    void peopleAndCompanies() {
        Tokens.publish(keycloak);
        empty();
        sql(
                "INSERT INTO company (id, name, email, customer_number) VALUES ('pine', 'Pine', 'office@pine.example', 'N-1'),"
                        + " ('fir', 'Fir', 'office@fir.example', NULL)");
        sql("""
            INSERT INTO customer (id, user_id, email, email_verified, account_type, registered_at, first_name, language)
            SELECT n, 'u-' || n, n || '@buyer.example', true, CASE n WHEN 'pia' THEN 'personal' ELSE 'business' END,
                   '2026-01-01T00:00:00Z', initcap(n), 'de'
            FROM unnest(ARRAY['anna', 'bob', 'vera', 'eve', 'pia']) AS n
            """);
        sql("""
            INSERT INTO membership (customer_id, company_id, role, created_at)
            VALUES ('anna', 'pine', 'admin', '2026-02-01T00:00:00Z'), ('bob', 'pine', 'buyer', '2026-02-02T00:00:00Z'),
                   ('vera', 'pine', 'viewer', '2026-02-03T00:00:00Z'), ('eve', 'fir', 'admin', '2026-02-04T00:00:00Z')
            """);
        sql("TRUNCATE mail, identity_command");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key, mail CASCADE");
    }

    static ValidatableResponse get(String customer, String path) {
        return call(customer, "GET", path, "");
    }

    static ValidatableResponse post(String customer, String path, String body) {
        return call(customer, "POST", path, body);
    }

    static ValidatableResponse call(String customer, String method, String path, String body) {
        var request = given().auth().oauth2(Tokens.ofCustomer("u-" + customer, "business"));
        return (body.isEmpty() ? request : request.contentType(ContentType.JSON).body(body))
                .request(method, "/api/v1/me" + path)
                .then();
    }

    /** A write that is meant for a version, {@code *} for any. */
    static ValidatableResponse call(String customer, String method, String path, String ifMatch, String body) {
        return given().auth()
                .oauth2(Tokens.ofCustomer("u-" + customer, "business"))
                .header("If-Match", ifMatch)
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .request(method, "/api/v1/me" + path)
                .then();
    }

    /** Makes somebody a member, past the API. */
    void join(String customer, String company, String role) {
        TestRegistry.execute(
                registry,
                "INSERT INTO membership (customer_id, company_id, role) VALUES (?, ?, ?)"
                        + " ON CONFLICT (customer_id, company_id) DO UPDATE SET role = excluded.role",
                customer,
                company,
                role);
    }

    /** Who belongs to a company: {@code anna admin}. */
    List<String> members(String company) {
        return TestRegistry.texts(
                registry, "SELECT customer_id || ' ' || role FROM membership WHERE company_id = ? ORDER BY 1", company);
    }

    /** To whom what is to be mailed. */
    List<String> mails() {
        return texts("SELECT concat_ws('|', customer_id, email, language, template, parameters) FROM mail"
                + " ORDER BY created_at, 1");
    }

    List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }

    void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
