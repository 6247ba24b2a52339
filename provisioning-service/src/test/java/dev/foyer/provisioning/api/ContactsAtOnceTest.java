package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "erp", roles = "manage")
class ContactsAtOnceTest {

    private static final int CONTACTS = 40;
    private static final int LOGINS = 5;

    @Inject
    DataSource registry;

    @BeforeEach
    void oneCompany() {
        empty();
        TestRegistry.execute(registry, "INSERT INTO company (id, name, email) VALUES ('k', 'Print', 'k@example.org')");
    }

    @Test
    void whoRenamesTheCompanyAndWhoEditsItsContactsDoNotWaitForEachOther() {
        TestRegistry.execute(
                registry, "INSERT INTO customer (id, user_id) SELECT n, n FROM generate_series(1, " + LOGINS + ") n");
        TestRegistry.execute(
                registry,
                "INSERT INTO membership (customer_id, company_id, role) SELECT id, 'k', 'buyer' FROM customer");
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int n = 0; n < 60; n++) {
                String name = "{\"name\":\"Teehaus " + n + "\"}";
                String contact = "/customers/" + (1 + n % LOGINS);
                String firstName = "{\"firstName\":\"Anna " + "x".repeat(1 + n % 9) + "\"}";
                calls.add(CompletableFuture.supplyAsync(
                        () -> Calls.patch("/companies/k", name).extract().statusCode(), callers));
                calls.add(CompletableFuture.supplyAsync(
                        () -> Calls.patch(contact, firstName).extract().statusCode(), callers));
            }
            assertThat(calls).allMatch(call -> call.join() == 200);
        } finally {
            callers.shutdown();
        }
        assertThat(TestRegistry.texts(
                        registry, "SELECT deadlocks::text FROM pg_stat_database WHERE datname = current_database()"))
                .containsExactly("0");
    }

    @AfterEach
    void empty() {
        TestRegistry.execute(
                registry, "TRUNCATE customer, company, membership, customer_alias, identity_command CASCADE");
    }

    @Test
    void allOfThemAreFoundByTheNameThatTheCompanyGotMeanwhile() {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int n = 0; n < CONTACTS; n++) {
                String body = "{\"email\":\"contact" + n + "@example.org\"}";
                calls.add(CompletableFuture.supplyAsync(
                        () -> Calls.post("/companies/k/contacts", body)
                                .extract()
                                .statusCode(),
                        callers));
                if (n % 10 == 5) {
                    String name = "{\"name\":\"Teehaus " + n + "\"}";
                    calls.add(CompletableFuture.supplyAsync(
                            () -> Calls.patch("/companies/k", name).extract().statusCode() + 1, callers));
                }
            }
            assertThat(calls).allMatch(call -> call.join() == 201);
        } finally {
            callers.shutdown();
        }

        assertThat(found("teehaus")).isEqualTo(CONTACTS);
        assertThat(found("print")).isZero();
        given().get("/api/v1/companies/k")
                .then()
                .body("contactCount", equalTo(CONTACTS))
                .body("version", equalTo(1 + CONTACTS + CONTACTS / 10));
    }

    private static int found(String q) {
        return given().queryParam("q", q)
                .queryParam("limit", 200)
                .get("/api/v1/customers")
                .jsonPath()
                .getList("items")
                .size();
    }
}
