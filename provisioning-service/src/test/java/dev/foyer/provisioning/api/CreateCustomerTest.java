package dev.foyer.provisioning.api;

import static dev.foyer.provisioning.api.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class CreateCustomerTest {

    @Inject
    DataSource registry;

    @BeforeEach
    void aCompanyAndACustomer() {
        sql("TRUNCATE customer, company, membership, customer_alias, identity_command CASCADE");
        sql(
                "INSERT INTO company (id, name, email, customer_number) VALUES ('k', 'Pine', 'office@pine.example', 'F-1')");
        sql("""
            INSERT INTO customer (id, customer_number, external_id, email)
            VALUES ('a', 'K-1', 'E-1', 'anna@example.org')
            """);
    }

    @Test
    void aPersonIsAProspectWithoutLogin() {
        String location = post("/customers", """
                {"accountType": "personal", "email": "bob@example.org", "firstName": "Bob", "lastName": "Meyer",
                 "language": "de", "phone": "+41 44 668 18 00", "timeZone": "Europe/Zurich", "customerNumber": "K-2",
                 "externalId": "E-2", "commissionReducedPercent": 3, "notify": false, "sendPasswordLink": false,
                 "newsletter": false}
                """)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("userId", nullValue())
                .body("lifecycle", equalTo("prospect"))
                .body("active", equalTo(true))
                .body("accountType", equalTo("personal"))
                .body("emailVerified", equalTo(false))
                .body("phone", equalTo("+41446681800"))
                .body("commissionReducedPercent", equalTo(3.0f))
                .body("companies", hasSize(0))
                .body("newsletter", equalTo(false))
                .extract()
                .header("Location");

        assertThat(location).startsWith("http://");
        given().get(location).then().statusCode(200).header("ETag", "\"1\"").body("email", equalTo("bob@example.org"));
    }

    @Test
    void aContactBelongsToItsCompany() {
        post("/customers", """
                {"accountType": "business", "email": "bob@pine.example", "company": "k", "role": "admin"}
                """)
                .statusCode(201)
                .body("companies", hasSize(1))
                .body("companies[0].id", equalTo("k"))
                .body("companies[0].name", equalTo("Pine"))
                .body("companies[0].number", equalTo("F-1"))
                .body("companies[0].role", equalTo("admin"));
        post("/companies/k/contacts", "{\"email\":\"eva@pine.example\",\"firstName\":\"Eva\",\"role\":null}")
                .statusCode(201)
                .body("accountType", equalTo("business"))
                .body("companies[0].role", equalTo("buyer"));

        given().get("/api/v1/companies/k").then().header("ETag", "\"3\"").body("contactCount", equalTo(2));
    }

    @Test
    void everyMistakeIsTold() {
        post("/customers", """
                {"email": "bob", "firstName": "", "company": "nowhere", "role": "owner", "language": 1, "notify": "maybe",
                 "sendPasswordLink": "no", "newsletter": true, "active": true, "id": "x"}
                """)
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-fields"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "accountType",
                                "email",
                                "firstName",
                                "company",
                                "role",
                                "language",
                                "notify",
                                "sendPasswordLink",
                                "newsletter",
                                "active",
                                "id"))
                .body("errors.find { it.field == 'notify' }.message", equalTo("must be true or false"));
        assertThat(count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"personal, k, company", "guest, k, accountType", "business, '', company"})
    void whoHasWhichCompanyFollowsFromTheAccount(String accountType, String company, String field) {
        post(
                        "/customers",
                        "{\"accountType\":\"%s\",\"email\":\"bob@pine.example\",\"company\":\"%s\"}"
                                .formatted(accountType, company))
                .statusCode(400)
                .body("errors.field", contains(field));
    }

    @Test
    void aRoleIsOneInACompany() {
        post("/customers", "{\"accountType\":\"business\",\"email\":\"bob@pine.example\",\"role\":\"admin\"}")
                .statusCode(400)
                .body("errors.field", contains("role"));
    }

    @Test
    void aContactIsOfTheCompanyInTheAddress() {
        post("/companies/k/contacts", "{\"email\":\"b@pine.example\",\"company\":\"k\",\"accountType\":\"personal\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("company", "accountType"));
        post("/companies/nowhere/contacts", "{\"email\":\"b@pine.example\"}").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"email, ANNA@example.org", "customerNumber, K-1", "externalId, E-1"})
    void aValueThatAnotherOneHasIsNamed(String field, String value) {
        String email = field.equals("email") ? value : "new@example.org";
        String body = field.equals("email") ? "" : ",\"%s\":\"%s\"".formatted(field, value);
        post("/customers", "{\"accountType\":\"personal\",\"email\":\"%s\"%s}".formatted(email, body))
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:already-taken"))
                .body("errors.field", contains(field));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anUnprovedAddressOfSomebodyElseIsInNobodysWay() {
        sql("INSERT INTO customer (id, user_id, email) VALUES ('u', 'u', 'claimed@example.org')");
        post("/customers", "{\"accountType\":\"personal\",\"email\":\"claimed@example.org\"}")
                .statusCode(201);
    }

    private long count() {
        return Long.parseLong(TestRegistry.texts(registry, "SELECT count(*)::text FROM customer")
                .get(0));
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
