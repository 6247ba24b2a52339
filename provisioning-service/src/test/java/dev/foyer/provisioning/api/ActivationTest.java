package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.patch;
import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class ActivationTest {

    @Inject
    DataSource registry;

    /** Anna has a login, Bob has none. */
    @BeforeEach
    void twoCustomers() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command, idempotency_key CASCADE");
        sql(
                "INSERT INTO customer (id, user_id, email) VALUES ('a', 'u-a', 'anna@example.org'), ('b', NULL, 'b@x.example')");
        sql("DELETE FROM identity_command");
    }

    @Test
    void sessionsEndOnceHoweverOftenItIsAskedFor() {
        post("/customers/a/deactivate", "{\"reason\":\"fraud\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("active", equalTo(false));
        given().post("/api/v1/customers/a/deactivate").then().statusCode(200).header("ETag", "\"2\"");

        assertThat(texts("SELECT user_id || ' ' || kind FROM identity_command ORDER BY kind"))
                .containsExactly("u-a end_sessions", "u-a state");
        assertThat(texts("SELECT wanted::text FROM customer WHERE id = 'a'")).containsExactly("{\"active\": false}");
    }

    @Test
    void whoComesBackHasTheMembershipsRolesLabelsAndTagsOfBefore() {
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Larch', 'k@x.example')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'admin')");
        sql("INSERT INTO label (kind, customer_id, name) VALUES ('label', 'a', 'fair'), ('tag', 'a', 'VIP')");

        post("/customers/a/deactivate", "{}").body("companies[0].role", equalTo("admin"));
        post("/customers/a/activate", "{}")
                .body("active", equalTo(true))
                .body("companies[0].role", equalTo("admin"))
                .body("labels", contains("fair"))
                .body("tags", contains("VIP"));
    }

    @Test
    void oneKeyIsOneDeactivation() {
        post("/customers/a/deactivate", "k", "{}").statusCode(200);
        post("/customers/a/activate", "{}").header("ETag", "\"3\"");

        post("/customers/a/deactivate", "k", "{}").header("ETag", "\"2\"").body("active", equalTo(false));
        given().get("/api/v1/customers/a").then().body("active", equalTo(true));
        post("/customers/a/activate", "k", "{}").statusCode(422);
    }

    @Test
    void lettingInAgainIsWantedBesideWhatElseIsWanted() {
        patch("/customers/a", "{\"firstName\":\"Anne\"}");
        post("/customers/a/deactivate", "{}");
        post("/customers/a/activate", "{}").body("active", equalTo(true));

        assertThat(texts("SELECT wanted::text FROM customer WHERE id = 'a'"))
                .containsExactly("{\"active\": true, \"firstName\": \"Anne\"}");
    }

    @Test
    void whoMaySignInAlreadyIsLeftAlone() {
        post("/customers/a/activate", "{}").statusCode(200).header("ETag", "\"1\"");
        assertThat(texts("SELECT kind FROM identity_command")).isEmpty();
    }

    @Test
    void withoutLoginItIsKeptForTheSignUp() {
        post("/customers/b/deactivate", "{}").body("active", equalTo(false));
        assertThat(texts("SELECT kind FROM identity_command")).isEmpty();
        assertThat(texts("SELECT wanted::text FROM customer WHERE id = 'b'")).containsExactly("{\"active\": false}");

        post("/customers/b/activate", "{}").body("active", equalTo(true));
        assertThat(texts("SELECT id FROM customer WHERE wanted IS NOT NULL")).isEmpty();
    }

    @Test
    void whoIsInactiveHereIsDeactivatedAllTheSame() {
        sql("UPDATE customer SET active = false WHERE id = 'a'");
        post("/customers/a/deactivate", "{}").statusCode(200).body("active", equalTo(false));

        assertThat(texts("SELECT kind FROM identity_command ORDER BY kind")).containsExactly("end_sessions", "state");
        assertThat(texts("SELECT wanted::text FROM customer WHERE id = 'a'")).containsExactly("{\"active\": false}");
    }

    @Test
    void aReasonIsALineOfText() {
        post("/customers/a/deactivate", "{\"reason\":\"a\\nb\",\"until\":\"tomorrow\"}")
                .statusCode(400)
                .body("errors.field", contains("reason", "until"));
        post("/customers/nobody/deactivate", "{}").statusCode(404);
    }

    @Test
    void whoDidItAndWhyIsThereForTheAudit() {
        sql("CREATE TABLE seen (actor text, reason text)");
        sql("""
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              INSERT INTO seen VALUES (current_setting('foyer.actor'), current_setting('foyer.reason'));
              RETURN NULL;
            END $$
            """);
        sql("CREATE TRIGGER note AFTER UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION note()");
        try {
            post("/customers/a/deactivate", "{\"reason\":\" fraud \"}").statusCode(200);
            patch("/customers/a", "{\"phone\":\"+41446681800\"}").statusCode(200);
            assertThat(texts("SELECT actor || '|' || reason FROM seen"))
                    .containsExactly("staff:agent|fraud", "staff:agent|");
        } finally {
            sql("DROP TRIGGER note ON customer");
            sql("DROP FUNCTION note");
            sql("DROP TABLE seen");
        }
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
