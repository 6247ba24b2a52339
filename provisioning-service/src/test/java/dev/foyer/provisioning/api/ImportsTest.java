package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Companies and contacts from files, as staff hand them in. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class ImportsTest {

    private static final String COMPANIES = """
            name,email,customerNumber,phone,tags
            Larch Ltd,office@larch.example,4711,+41 44 668 18 00,"trade, ""north, east\"""
            Lime Inc,office@lime.example,4712,,
            """;

    @Inject
    DataSource registry;

    @BeforeEach
    void empty() {
        sql("DELETE FROM import_job");
        sql("TRUNCATE customer, company, idempotency_key, import_mapping, mail CASCADE");
    }

    @Test
    void companiesOfAFileAreThereAndAgainChangeNothing() {
        expect(imported("companies", COMPANIES), "completed", 2, 2, 0, 0, 0);
        assertThat(texts("SELECT name || '|' || phone || '|' || version FROM company WHERE customer_number = '4711'"))
                .containsExactly("Larch Ltd|+41446681800|1");
        assertThat(texts("SELECT name FROM label WHERE kind = 'tag' ORDER BY name"))
                .containsExactly("north, east", "trade");
        assertThat(texts("SELECT DISTINCT actor FROM audit WHERE entity = 'company' AND after ->> 'name' = 'Lime Inc'"))
                .containsExactly("staff:agent");

        expect(imported("companies", COMPANIES), "completed", 2, 0, 0, 2, 0);
        assertThat(texts("SELECT DISTINCT version::text FROM company")).containsExactly("1");
        assertThat(texts("SELECT 1 FROM import_company UNION ALL SELECT 1 FROM import_part"))
                .isEmpty();
    }

    @Test
    void aRecordIsFoundByIdThenExternalIdThenNumberThenAddress() {
        sql(
                "INSERT INTO company (id, name, email, customer_number, external_id, phone, industry) VALUES"
                        + " ('a', 'A', 'a@x.example', '1', 'E1', '+41446681800', 'Wood'), ('b', 'B', 'b@x.example', '2', 'E2', NULL, NULL)");
        expect(imported("companies", """
                        id;externalId;customerNumber;email;name;industry;phone
                        a;;;new-a@x.example;;<clear>;
                        ;E2;22;B@X.example;Bee;;
                        ;E3;;c@x.example;Cee;;
                        """), "completed", 3, 1, 2, 0, 0);
        assertThat(texts("SELECT concat_ws('|', name, email, customer_number, external_id, phone, industry, version)"
                        + " FROM company ORDER BY name"))
                .containsExactly(
                        "A|new-a@x.example|1|E1|+41446681800|2", "Bee|B@X.example|22|E2|2", "Cee|c@x.example|E3|1");
    }

    @Test
    void wrongRowsComeBackAndAreTakenOnceCorrected() {
        sql(
                "INSERT INTO company (id, name, email, customer_number) VALUES ('a', 'A', 'a@x.example', '1'), ('b', 'B', 'b@x.example', '2')");
        JsonPath job = imported("companies", """
                Customer number,name,email,phone,note
                7,Larch,office@larch.example,no number,=1+1
                8,,nobody,,
                1,A,b@x.example,,taken
                9,Lime,office@lime.example,,fine
                9,Lime again,again@lime.example,,
                10,Elm,elm@x.example,,,too,many
                11,,elm@x.example,,
                """);
        expect(job, "completed", 7, 1, 0, 0, 6);
        assertThat(job.getList("unknownColumns")).containsExactly("note");
        String errors = given().get("/api/v1/imports/" + job.getString("id") + "/errors")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .extract()
                .asString();
        assertThat(errors.lines().map(line -> line.split(",")[0] + " " + line.split(",")[1] + " " + line.split(",")[2]))
                .containsExactly(
                        "row column code",
                        "2 phone not_allowed",
                        "3 email not_allowed",
                        "4 email taken",
                        "6 Customer number duplicate",
                        "7  too_many_cells",
                        "8 name missing");
        assertThat(errors).contains(",7,Larch,office@larch.example,no number,'=1+1");

        String corrected = errors.lines()
                .filter(line -> line.startsWith("row") || line.startsWith("2"))
                .map(line -> line.replace("no number", "+41446681800"))
                .reduce("", (a, b) -> a + b + "\r\n");
        JsonPath again = imported("companies", corrected);
        expect(again, "completed", 1, 1, 0, 0, 0);
        assertThat(again.getList("unknownColumns")).containsExactly("note");
    }

    @Test
    void aDryRunSaysWhatWouldComeOfItAndWritesNothing() {
        sql(
                "INSERT INTO company (id, name, email, customer_number) VALUES ('a', 'Lime Inc', 'office@lime.example', '4712')");
        JsonPath job =
                imported("companies", COMPANIES + "Nobody,,5,,\nLime Inc,x@lime.example,6,,\n", "dryRun", "true");
        expect(job, "completed", 4, 2, 0, 1, 1);
        assertThat(job.getString("warnings[0].code")).isEqualTo("same_name");
        assertThat(job.getList("warnings[0].rows")).containsExactly(5);
        assertThat(texts("SELECT name FROM company")).containsExactly("Lime Inc");
        assertThat(texts("SELECT id FROM mail")).isEmpty();
    }

    @Test
    void allOrNothingWritesNothingWhereARowIsWrong() {
        JsonPath job = imported("companies", COMPANIES + "Nobody,,5,,\n", "mode", "all-or-nothing");
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("failure")).startsWith("1 rows are wrong");
        assertThat(texts("SELECT name FROM company")).isEmpty();

        expect(imported("companies", COMPANIES, "mode", "all-or-nothing"), "completed", 2, 2, 0, 0, 0);
    }

    @Test
    void contactsComeToTheirCompanies() {
        sql("INSERT INTO company (id, name, email, customer_number, external_id) VALUES"
                + " ('a', 'Larch Ltd', 'a@x.example', '1', 'E1'), ('b', 'Lime', 'b@x.example', '2', 'E2'),"
                + " ('c', 'Lime', 'c@x.example', '3', NULL)");
        String file = """
                email,firstName,lastName,company,role,commission,labels,newsletter
                anna@larch.example,Anna,Larch,larch ltd,,"12,5",wave-1,true
                ben@larch.example,Ben,Larch,1,,,,
                cat@lime.example,Cat,Lime,E2,viewer,,,
                dan@lime.example,Dan,Lime,Lime,,,,
                eva@elm.example,Eva,Elm,Elm,,,,
                """;
        JsonPath job = imported("contacts", file);
        expect(job, "completed", 5, 3, 0, 0, 2);
        assertThat(job.getList("unknownColumns")).containsExactly("newsletter");
        assertThat(texts(
                        "SELECT concat_ws('|', c.email, m.role, k.name, c.commission_reduced_percent, c.newsletter, c.account_type,"
                                + " c.lifecycle, c.company_text) FROM customer c JOIN membership m ON m.customer_id = c.id"
                                + " JOIN company k ON k.id = m.company_id ORDER BY c.email"))
                .containsExactly(
                        "anna@larch.example|admin|Larch Ltd|12.50|business|prospect|Larch Ltd\n 1",
                        "ben@larch.example|buyer|Larch Ltd|business|prospect|Larch Ltd\n 1",
                        "cat@lime.example|viewer|Lime|business|prospect|Lime\n 2");
        assertThat(texts("SELECT version::text FROM company WHERE id = 'a'")).containsExactly("2");
        assertThat(texts("SELECT id FROM mail")).isEmpty();
        assertThat(errors(job)).contains("5,company,ambiguous_company").contains("6,company,unknown_company");

        expect(imported("contacts", file), "completed", 5, 0, 0, 3, 2);
        given().get("/api/v1/customers?q=larch+ltd").then().body("items.size()", equalTo(2));
    }

    @Test
    void whoHasALoginKeepsTheAddressAndKeycloakIsToldTheRest() {
        sql("INSERT INTO company (id, name, email) VALUES ('a', 'Larch', 'a@x.example'), ('b', 'Lime', 'b@x.example')");
        sql(
                "INSERT INTO customer (id, user_id, email, email_verified, account_type, first_name, external_id) VALUES"
                        + " ('u', 'u', 'anna@x.example', true, 'business', 'Ann', 'E1'), ('p', NULL, 'p@x.example', false, 'personal', 'P', 'E2')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('u', 'a', 'admin')");
        JsonPath job = imported("contacts", """
                externalId,email,firstName,company,role
                E1,ANNA@x.example,Anna,b,buyer
                E2,p2@x.example,,,
                """);
        expect(job, "completed", 2, 0, 2, 0, 0);
        assertThat(
                        texts(
                                "SELECT concat_ws('|', id, email, first_name, wanted ->> 'firstName') FROM customer ORDER BY id"))
                .containsExactly("p|p2@x.example|P", "u|anna@x.example|Anna|Anna");
        assertThat(texts("SELECT company_id || role FROM membership ORDER BY 1"))
                .containsExactly("aadmin", "bbuyer");

        JsonPath refused = imported("contacts", """
                externalId,email,company,role
                E1,other@x.example,a,buyer
                E2,,a,
                """);
        expect(refused, "completed", 2, 0, 0, 0, 2);
        assertThat(errors(refused))
                .contains("email; role,email_of_login; last_admin")
                .contains("company,personal_account");
    }

    @Test
    void neitherGuestsNorTheErasedAreContacts() {
        sql("INSERT INTO company (id, name, email) VALUES ('a', 'Larch', 'a@x.example')");
        sql(
                "INSERT INTO customer (id, account_type, guest_email, external_id) VALUES ('g', 'guest', 'anna@x.example', 'E1')");
        sql("INSERT INTO customer (id, account_type, active, erased_at) VALUES ('e', 'personal', false, now())");
        JsonPath job = imported("contacts", """
                id,externalId,email,company
                e,,e@x.example,a
                g,,g@x.example,a
                ,E1,h@x.example,a
                ,,anna@x.example,a
                """);
        expect(job, "completed", 4, 1, 0, 0, 3);
        assertThat(errors(job))
                .contains("2,id,unknown_id")
                .contains("3,id,unknown_id")
                .contains("4,externalId,taken");
    }

    @Test
    void aFileThatIsNoTableIsRefusedBeforeOrSaysWhy() {
        refused("companies", "", "file").body("errors[0].message", containsString("empty"));
        refused("companies", "name,phone\nx,y\n", "file")
                .body("errors[0].message", containsString("no column by which"));
        refused("companies", "email,mail,E-Mail\n", "file").body("errors[0].message", containsString("two columns"));
        refused("companies", "a,".repeat(10_000) + "email\n", "file")
                .body("errors[0].message", containsString("more than 200 columns"));
        refused("companies", "email\0,name\n", "file").body("errors[0].message", containsString("UTF-16"));
        refused("people", COMPANIES, "kind");
        refused("companies", COMPANIES, "mode", "mode", "sometimes");
        refused("companies", COMPANIES, "dryRun", "dryRun", "yes");
        refused("companies", COMPANIES, "mapping", "mapping", "nobody's");
        refused("companies", COMPANIES, "mapping", "mapping", "{\"name\":\"surname\"}");
        refused("companies", COMPANIES, "mapping", "mapping", "{\"Firma\":\"name\"}");
        given().multiPart("kind", "companies").post("/api/v1/imports").then().statusCode(400);

        JsonPath quote = imported("companies", COMPANIES + "\"Elm,elm@x.example,5,,\nOak,oak@x.example,6,,\n");
        assertThat(quote.getString("state")).isEqualTo("failed");
        assertThat(quote.getString("failure")).contains("quotation mark that is never closed");
        String latin = COMPANIES + ",,,,\n".repeat(30_000) + "Zürich,z@x.example,,,\n";
        JsonPath bytes = finished(given().multiPart("file", "x.csv", latin.getBytes(StandardCharsets.ISO_8859_1))
                .multiPart("kind", "companies"));
        assertThat(bytes.getString("failure")).contains("Line 30004 has bytes").contains("not UTF-8");
        assertThat(texts("SELECT name FROM company")).isEmpty();
        assertThat(texts("SELECT 1 FROM import_company")).isEmpty();
    }

    @Test
    void anyOfTheUsualFormsOfCsvIsRead() {
        for (String separator : List.of(",", ";", "\t")) {
            sql("TRUNCATE company CASCADE");
            String file = "\ufeffname,email,industry\r\n\"Larch\n& Sons\",l@x.example,\r\n\r\nLime,m@x.example,Wood\r\n"
                    .replace(",", separator);
            JsonPath job = imported("companies", file);
            expect(job, "completed", 2, 1, 0, 0, 1);
            assertThat(errors(job)).contains("2,name,not_allowed").contains("one line of text");
        }
    }

    @Test
    void columnsOfOtherSystemsAreMappedAndTheMappingKept() {
        given().contentType("application/json")
                .body("{\"kind\":\"companies\",\"columns\":{\"Firma\":\"name\",\"E-Post\":\"email\",\"Nummer\":null}}")
                .put("/api/v1/imports/mappings/erp")
                .then()
                .statusCode(200)
                .body("columns.Firma", equalTo("name"));
        JsonPath job = imported("companies", "Firma,E-Post,Nummer,phone\nLarch,l@x.example,5,\n", "mapping", "erp");
        expect(job, "completed", 1, 1, 0, 0, 0);
        assertThat(job.getList("columns.field")).containsExactly("name", "email", null, "phone");
        given().get("/api/v1/imports/mappings").then().body("name", contains("erp"));
        given().delete("/api/v1/imports/mappings/erp").then().statusCode(204);
        given().delete("/api/v1/imports/mappings/erp").then().statusCode(404);
        for (String body : List.of(
                "{}", "{\"kind\":\"companies\",\"columns\":{\"x\":\"surname\"}}", "{\"kind\":\"x\",\"columns\":{}}")) {
            given().contentType("application/json")
                    .body(body)
                    .put("/api/v1/imports/mappings/erp")
                    .then()
                    .statusCode(400);
        }
        given().contentType("application/json")
                .body("{\"kind\":\"companies\",\"columns\":{\"x\":\"name\"}}")
                .put("/api/v1/imports/mappings/shopify")
                .then()
                .statusCode(400);
    }

    @Test
    void filesOfShopsAreTaken() {
        Map<String, String> companies = Map.of("shopify", """
                Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Phone,Phone,Tags
                '6001,Anna,Larch,anna@larch.example,yes,Larch Ltd,,'+41446681800,"vip, trade"
                """, "woocommerce", """
                customer_id,user_email,first_name,last_name,billing_company,billing_phone,role
                7,anna@larch.example,Anna,Larch,Larch Ltd,+41446681800,customer
                """, "magento", """
                ID,Name,Email,Group,Phone,ZIP,Country,Customer Since,Company
                9,Anna Maria Larch,anna@larch.example,Wholesale,+41446681800,8000,Switzerland,"Jan 1, 2026",Larch Ltd
                """);
        companies.forEach((preset, file) -> {
            sql("TRUNCATE customer, company CASCADE");
            expect(imported("companies", file, "mapping", preset), "completed", 1, 1, 0, 0, 0);
            expect(imported("contacts", file, "mapping", preset), "completed", 1, 1, 0, 0, 0);
            assertThat(texts("SELECT concat_ws('|', c.email, c.last_name, c.phone, k.name) FROM customer c"
                            + " JOIN membership m ON m.customer_id = c.id JOIN company k ON k.id = m.company_id"))
                    .containsExactly("anna@larch.example|Larch|+41446681800|Larch Ltd");
        });
        expect(
                imported(
                        "companies",
                        "Firma;Kundennummer;E-Mail\nLinde AG;12;l@linde.example\n",
                        "mapping",
                        "company-list"),
                "completed",
                1,
                1,
                0,
                0,
                0);
    }

    @Test
    void theSameKeyIsTheSameImport() {
        String first = started(form("companies", COMPANIES), "key").extract().path("id");
        String second = started(form("companies", COMPANIES), "key").extract().path("id");
        assertThat(second).isEqualTo(first);
        started(form("companies", COMPANIES + "x\n"), "key").statusCode(422);
        finished(first);
        assertThat(texts("SELECT id FROM import_job")).hasSize(1);
    }

    @Test
    void whatIsCancelledStops() {
        String id = started(form("companies", COMPANIES), null).extract().path("id");
        String state = given().post("/api/v1/imports/" + id + "/cancel")
                .then()
                .statusCode(200)
                .extract()
                .path("state");
        String end = finished(id).getString("state");
        assertThat(List.of("cancelled", "completed")).contains(end);
        if (state.equals("completed")) {
            assertThat(end).isEqualTo("completed");
        }
        given().post("/api/v1/imports/" + id + "/cancel").then().body("state", equalTo(end));
        given().get("/api/v1/imports/none").then().statusCode(404);
        given().get("/api/v1/imports").then().body("items.id", contains(id)).body("nextCursor", nullValue());
    }

    @Test
    void theTemplatesAreTakenAsTheyAre() {
        for (String kind : List.of("companies", "contacts")) {
            String template = given().get("/api/v1/imports/templates/" + kind)
                    .then()
                    .statusCode(200)
                    .header("Content-Disposition", containsString(kind + ".csv"))
                    .extract()
                    .asString();
            JsonPath job = imported(kind, template);
            expect(job, "completed", 1, 1, 0, 0, 0);
            assertThat(job.getList("unknownColumns")).isEmpty();
        }
        given().get("/api/v1/imports/templates/orders").then().statusCode(404);
    }

    @Test
    void thousandsOfRowsAreSeveralRanges() {
        StringBuilder file = new StringBuilder("name,email,customerNumber\n");
        for (int i = 0; i < 12_000; i++) {
            file.append("C")
                    .append(i)
                    .append(",c")
                    .append(i)
                    .append("@x.example,")
                    .append(i)
                    .append('\n');
        }
        expect(imported("companies", file.toString()), "completed", 12_000, 12_000, 0, 0, 0);
        expect(imported("companies", file.toString(), "mode", "all-or-nothing"), "completed", 12_000, 0, 0, 12_000, 0);
    }

    @Test
    void nothingElseMayBeAsLargeAsAFile() {
        given().contentType("application/json")
                .body("{\"name\":\"" + "x".repeat(11 << 20) + "\"}")
                .post("/api/v1/companies")
                .then()
                .statusCode(413);
    }

    private JsonPath imported(String kind, String file, String... parts) {
        return finished(form(kind, file, parts));
    }

    private static JsonPath finished(RequestSpecification form) {
        return finished(started(form, null).statusCode(202).extract().<String>path("id"));
    }

    private static ValidatableResponse refused(String kind, String file, String field, String... parts) {
        return started(form(kind, file, parts), null).statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static RequestSpecification form(String kind, String file, String... parts) {
        RequestSpecification form = given().multiPart(
                        "file", "x.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("kind", kind);
        for (int i = 0; i < parts.length; i += 2) {
            form.multiPart(parts[i], parts[i + 1]);
        }
        return form;
    }

    private static ValidatableResponse started(RequestSpecification form, String key) {
        return (key == null ? form : form.header("Idempotency-Key", key))
                .post("/api/v1/imports")
                .then();
    }

    private static JsonPath finished(String id) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> given().get("/api/v1/imports/" + id).jsonPath(), job -> !List.of("queued", "running")
                        .contains(job.getString("state")));
    }

    private static String errors(JsonPath job) {
        return given().get("/api/v1/imports/" + job.getString("id") + "/errors").asString();
    }

    private static void expect(
            JsonPath job, String state, int rows, int created, int updated, int skipped, int errors) {
        assertThat(job.<Object>get("failure")).isNull();
        assertThat(List.of(
                        job.getString("state"),
                        job.getInt("rows"),
                        job.getInt("created"),
                        job.getInt("updated"),
                        job.getInt("skipped"),
                        job.getInt("errors")))
                .as("state, rows, created, updated, skipped, errors; %s", errors(job))
                .isEqualTo(List.of(state, rows, created, updated, skipped, errors));
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }

    private List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }
}
