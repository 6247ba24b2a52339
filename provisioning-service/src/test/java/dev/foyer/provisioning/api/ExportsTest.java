package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are taken out as files. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class ExportsTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void some() {
        sql("DELETE FROM import_job");
        sql("TRUNCATE customer, company, idempotency_key CASCADE");
        sql("INSERT INTO company (id, name, email, customer_number, phone, industry, vat_id) VALUES"
                + " ('k', '=Larch', 'k@x.example', '-7', '+41446681800', '''@Wood', 'x,\"y\"'),"
                + " ('l', 'Lime', 'l@x.example', NULL, NULL, NULL, NULL)");
        sql(
                "INSERT INTO customer (id, email, account_type, first_name, last_name, phone, commission_reduced_percent, customer_number) VALUES"
                        + " ('a', 'a@x.example', 'business', 'Änne', 'O''Neil', '+41446681800', 12.5, '+5'),"
                        + " ('b', 'b@x.example', 'personal', NULL, NULL, NULL, NULL, NULL)");
        sql("INSERT INTO customer (id, guest_email, account_type) VALUES ('g', 'g@x.example', 'guest')");
        sql("INSERT INTO customer (id, account_type, active, erased_at) VALUES ('e', 'personal', false, now())");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('a', 'k', 'admin'), ('a', 'l', 'buyer')");
        sql(
                "INSERT INTO label (kind, customer_id, name) VALUES ('tag', 'a', 'north, \"east\"'), ('tag', 'a', '=vip'), ('label', 'a', 'wave-1')");
        sql("INSERT INTO label (kind, company_id, name) VALUES ('tag', 'k', 'trade')");
    }

    @Test
    void aListIsAFileOfWhatItWouldShow() {
        String customers = export("customers.csv", "text/csv");
        assertThat(customers).startsWith("\ufeffid,externalId,customerNumber,accountType,");
        assertThat(customers.lines()).hasSize(4);
        assertThat(customers)
                .contains("a,,'+5,business,prospect,true,a@x.example,Änne,O'Neil,k,'=Larch,admin,'+41446681800,");
        assertThat(export("customers.csv?accountType=personal", "text/csv").lines())
                .hasSize(2);
        assertThat(export("customers.csv?tag=trade&guests=false", "text/csv")
                        .lines()
                        .skip(1))
                .singleElement()
                .asString()
                .startsWith("a,");
        assertThat(export("companies.csv?q=lime", "text/csv").lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("l,,,active,prospect,Lime,l@x.example,,,,,1,,,2");
    }

    @Test
    void anImportOfItChangesNothingAndRestoresWhatWasChanged() {
        String companies = export("companies.csv", "text/csv");
        String customers = export("customers.csv?guests=false", "text/csv");
        for (JsonPath same : List.of(imported("companies", companies), imported("contacts", customers))) {
            assertThat(List.of(same.getInt("skipped"), same.getInt("errors"))).isEqualTo(List.of(2, 0));
        }

        List<String> before = rows();
        sql(
                "UPDATE company SET name = 'X', phone = NULL, industry = 'X', vat_id = 'X', customer_number = 'X' WHERE id = 'k'");
        sql("UPDATE customer SET first_name = 'X', phone = NULL, customer_number = NULL, commission_reduced_percent = 1"
                + " WHERE id = 'a'");
        sql("DELETE FROM label");
        assertThat(rows()).isNotEqualTo(before);
        imported("companies", companies);
        imported("contacts", customers);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aWorkbookHasTheSameRowsAsText(@TempDir Path directory) throws IOException {
        byte[] file = given().get("/api/v1/exports/companies.xlsx")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("spreadsheetml"))
                .header("Content-Disposition", containsString("companies.xlsx"))
                .extract()
                .asByteArray();
        String sheet = entry(file, "xl/worksheets/sheet1.xml", directory);
        assertThat(sheet)
                .contains("<t>=Larch</t>")
                .contains("<t>+41446681800</t>")
                .doesNotContain("<f>");
    }

    @Test
    void whoTakesAListOutIsOnRecordButNotWhomTheyLookedFor() {
        export("customers.csv?q=neil&active=true", "text/csv");
        assertThat(
                        texts(
                                "SELECT actor || ' ' || after::text FROM audit WHERE entity = 'export' ORDER BY id DESC LIMIT 1"))
                .singleElement()
                .asString()
                .startsWith("staff:agent ")
                .contains("\"list\": \"customers\"", "\"format\": \"csv\"", "[\"active\", \"q\"]")
                .doesNotContain("neil");
    }

    @Test
    void whatIsNoListIsRefused() {
        given().get("/api/v1/exports/customers.pdf").then().statusCode(404);
        given().get("/api/v1/exports/orders.csv").then().statusCode(404);
        given().get("/api/v1/exports/customers.csv?accountType=x").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "viewer", roles = "foyer-viewer")
    void whoMayOnlyLookTakesNothingOut() {
        given().get("/api/v1/exports/customers.csv").then().statusCode(403);
    }

    private static String export(String path, String type) {
        return new String(
                given().get("/api/v1/exports/" + path)
                        .then()
                        .statusCode(200)
                        .header("Content-Type", containsString(type))
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
    }

    private static JsonPath imported(String kind, String file) {
        String id = given().multiPart("file", "x.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("kind", kind)
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> given().get("/api/v1/imports/" + id).jsonPath(),
                        job -> job.getString("finishedAt") != null);
    }

    private List<String> rows() {
        return texts(
                "SELECT to_jsonb(k)::text FROM (SELECT id, name, email, phone, industry, vat_id, customer_number FROM company) k"
                        + " UNION ALL SELECT to_jsonb(c)::text FROM (SELECT id, email, first_name, last_name, phone, customer_number,"
                        + " commission_reduced_percent FROM customer) c"
                        + " UNION ALL SELECT l.kind || l.name || coalesce(l.customer_id, l.company_id) FROM label l"
                        + " UNION ALL SELECT m::text FROM (SELECT customer_id, company_id, role FROM membership) m ORDER BY 1");
    }

    private static String entry(byte[] file, String name, Path directory) throws IOException {
        try (ZipFile zip =
                new ZipFile(Files.write(directory.resolve("list.xlsx"), file).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }

    private List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }
}
