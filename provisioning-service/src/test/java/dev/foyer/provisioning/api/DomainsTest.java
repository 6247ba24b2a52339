package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.dns.DnsWire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "agent", roles = "foyer-agent")
class DomainsTest {

    private static final String PINE = "pine.example";
    private static final String RECORD = "_foyer.pine.example";
    private static final String NOT_PROVED = "urn:foyer:problem:domain-not-proved";

    @Inject
    DataSource registry;

    DnsWire dns;

    @BeforeEach
    void twoCompanies() {
        dns.forget();
        sql("TRUNCATE customer, company CASCADE");
        sql(
                "INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'k@pine.example'), ('l', 'Fir', 'l@fir.example')");
    }

    @AfterEach
    void leaveNothing() {
        sql("TRUNCATE customer, company CASCADE");
    }

    @Test
    void aClaimShowsWhatIsToBePublished() {
        put("k", "Pine.Example.", "{}")
                .statusCode(201)
                .header("Location", endsWith("/api/v1/companies/k/domains/pine.example"))
                .body("domain", equalTo(PINE))
                .body("joining", equalTo("suggest"))
                .body("dnsRecord.name", equalTo(RECORD))
                .body("dnsRecord.type", equalTo("TXT"))
                .body("dnsRecord.value", matchesPattern("foyer-verification=[0-9a-f]{40}"))
                .body("claimedAt", notNullValue())
                .body("verifiedAt", nullValue())
                .body("checkedAt", nullValue())
                .body("failure", nullValue());
    }

    @Test
    void claimingAgainKeepsTheChallengeAndChangesHowPeopleJoin() {
        String challenge = claimed("k", PINE);

        put("k", PINE, "{\"joining\":\"request\"}")
                .statusCode(200)
                .body("joining", equalTo("request"))
                .body("dnsRecord.value", equalTo(challenge));
        put("k", PINE, "").statusCode(200).body("joining", equalTo("request"));
        assertThat(claimed("l", PINE)).isNotEqualTo(challenge);
    }

    @Test
    void domainsMayBeWrittenInAnyScript() {
        put("k", "Bücher.example", "{}").statusCode(201).body("domain", equalTo("xn--bcher-kva.example"));
        put("k", "xn--bcher-kva.example", "{}").statusCode(200);

        assertThat(texts("SELECT concat_ws(' ', domain, unicode) FROM company_domain"))
                .containsExactly("xn--bcher-kva.example bücher.example");
    }

    @ParameterizedTest
    @CsvSource({
        "gmail.com, everybody can get an address",
        "below.gmx.de, everybody can get an address",
        "co.uk, are domains of others",
        "example, must be a domain such as",
        "192.0.2.1, must be a domain such as"
    })
    void whatCannotBeACompanysIsRefused(String domain, String why) {
        put("k", domain, "{}")
                .statusCode(400)
                .body("type", equalTo("urn:foyer:problem:invalid-parameter"))
                .body("errors.field", contains("domain"))
                .body("detail", containsString(why));
        assertThat(texts("SELECT domain FROM company_domain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"joining\":\"always\"}", "{\"joining\":null}", "{\"verifiedAt\":\"2026-01-05T10:00:00Z\"}"})
    void aClaimSaysHowPeopleJoinAndNothingElse(String body) {
        put("k", PINE, body).statusCode(400).body("type", equalTo("urn:foyer:problem:invalid-fields"));
        assertThat(texts("SELECT domain FROM company_domain")).isEmpty();
    }

    @Test
    void automaticJoiningNeedsProof() {
        put("k", PINE, "{\"joining\":\"automatic\"}").statusCode(409).body("type", equalTo(NOT_PROVED));
        String challenge = claimed("k", PINE);
        put("k", PINE, "{\"joining\":\"automatic\"}").statusCode(409).body("detail", containsString("POST verify"));

        dns.publish(RECORD, challenge);
        verify("k", PINE).statusCode(200);
        put("k", PINE, "{\"joining\":\"automatic\"}").statusCode(200).body("joining", equalTo("automatic"));
    }

    @Test
    void theRecordProvesTheDomainWhateverElseIsThere() {
        dns.publish(RECORD, "v=spf1 -all", claimed("k", PINE));

        verify("k", "PINE.example")
                .statusCode(200)
                .body("verifiedAt", notNullValue())
                .body("checkedAt", notNullValue())
                .body("seenAt", notNullValue())
                .body("goneSince", nullValue())
                .body("failure", nullValue());
        given().get("/api/v1/companies/k/domains")
                .then()
                .body("items.domain", contains(PINE))
                .body("items[0].verifiedAt", notNullValue());
    }

    @Test
    void withoutTheRecordTheReasonIsToldAndKept() {
        String challenge = claimed("k", PINE);
        verify("k", PINE)
                .statusCode(409)
                .body("type", equalTo(NOT_PROVED))
                .body(
                        "detail",
                        equalTo("There is no TXT record at _foyer.pine.example."
                                + " Publish the one that the claim shows; it can take hours until it is seen."));

        dns.publish(RECORD, challenge + "0", "\"" + challenge + "\"");
        verify("k", PINE).statusCode(409).body("detail", containsString("none has exactly the value"));
        given().get("/api/v1/companies/k/domains")
                .then()
                .body("items[0].verifiedAt", nullValue())
                .body("items[0].checkedAt", notNullValue())
                .body("items[0].failure.code", equalTo("other_records"))
                .body("items[0].failure.message", containsString("none has exactly the value"));
    }

    @Test
    void aDnsThatDoesNotAnswerIsSaidSo() {
        claimed("k", PINE);
        dns.fail(RECORD);
        verify("k", PINE).statusCode(503).body("type", equalTo("urn:foyer:problem:dns-unavailable"));

        dns.hush(RECORD);
        verify("k", PINE).statusCode(503);
        given().get("/api/v1/companies/k/domains").then().body("items[0].failure.code", equalTo("no_answer"));
    }

    @Test
    void anUnprovedClaimNeverKeepsTheOwnerFromProving() {
        claimed("l", PINE);
        verify("l", PINE).statusCode(409);

        dns.publish(RECORD, claimed("k", PINE));
        verify("k", PINE).statusCode(200);
        verify("l", PINE).statusCode(409);
        assertThat(proved()).containsExactly("k");
    }

    @Test
    void whoseRecordIsThereKeepsTheDomain() {
        String first = claimed("k", PINE);
        String second = claimed("l", PINE);
        dns.publish(RECORD, first, second);
        verify("k", PINE).statusCode(200);

        verify("l", PINE).statusCode(409).body("detail", containsString("Another company has proved pine.example"));
        assertThat(proved()).containsExactly("k");
    }

    @Test
    void whoeverTakesTheRecordAwayTakesTheDomain() {
        dns.publish(RECORD, claimed("k", PINE));
        verify("k", PINE).statusCode(200);
        put("k", PINE, "{\"joining\":\"automatic\"}").statusCode(200);

        dns.publish(RECORD, claimed("l", PINE));
        verify("l", PINE).statusCode(200);

        assertThat(proved()).containsExactly("l");
        given().get("/api/v1/companies/k/domains")
                .then()
                .body("items[0].verifiedAt", nullValue())
                .body("items[0].joining", equalTo("request"))
                .body("items[0].failure.code", equalTo("proved_elsewhere"));
    }

    @Test
    void ofSeveralWhoProveItAtOnceOneDoes() {
        List<String> companies = new ArrayList<>();
        List<String> challenges = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            String id = "c" + n;
            sql("INSERT INTO company (id, name, email) VALUES ('" + id + "', 'C', '" + id + "@example.org')");
            companies.add(id);
            challenges.add(claimed(id, PINE));
        }
        dns.publish(RECORD, challenges.toArray(String[]::new));
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<CompletableFuture<Integer>> calls = companies.stream()
                    .map(id -> CompletableFuture.supplyAsync(
                            () -> verify(id, PINE).extract().statusCode(), callers))
                    .toList();
            assertThat(calls.stream().map(CompletableFuture::join).sorted().toList())
                    .containsExactly(200, 409, 409, 409, 409, 409);
        } finally {
            callers.shutdown();
        }
        assertThat(proved()).hasSize(1);
    }

    @Test
    void aClaimIsRemovedAndMadeAnewWithAnotherChallenge() {
        String challenge = claimed("k", PINE);
        dns.publish(RECORD, challenge);
        verify("k", PINE).statusCode(200);

        delete("k", PINE).statusCode(204);
        delete("k", PINE).statusCode(404);
        verify("k", PINE).statusCode(404);
        given().get("/api/v1/companies/k/domains").then().body("items", empty());
        assertThat(claimed("k", PINE)).isNotEqualTo(challenge);
        verify("k", PINE).statusCode(409);
    }

    @Test
    void aCompanyThatIsNotThereClaimsNothing() {
        put("nothing", PINE, "{}").statusCode(404);
        verify("nothing", PINE).statusCode(404);
        delete("nothing", PINE).statusCode(404);
        given().get("/api/v1/companies/nothing/domains").then().statusCode(404);
    }

    @Test
    void fiftyAreTheMost() {
        sql("INSERT INTO company_domain (company_id, domain, unicode, challenge) "
                + "SELECT 'k', n || '.pine.example', n || '.pine.example', 'c' FROM generate_series(1, 50) n");

        put("k", PINE, "{}").statusCode(409).body("type", equalTo("urn:foyer:problem:too-many"));
        put("k", "7.pine.example", "{\"joining\":\"request\"}").statusCode(200);
        String cursor = given().get("/api/v1/companies/k/domains?limit=49")
                .then()
                .extract()
                .path("nextCursor");
        given().queryParam("cursor", cursor)
                .get("/api/v1/companies/k/domains")
                .then()
                .body("items.size()", equalTo(1))
                .body("nextCursor", nullValue());
    }

    @Test
    void everyChangeIsOnRecordAndALookThatFindsTheSameIsNone() {
        String challenge = claimed("k", PINE);
        dns.publish(RECORD, challenge);
        verify("k", PINE).statusCode(200);
        verify("k", PINE).statusCode(200);
        put("k", PINE, "{\"joining\":\"automatic\"}");
        delete("k", PINE);

        given().get("/api/v1/companies/k/audit")
                .then()
                .body("items.take(4).entity.unique()", contains("company_domain"))
                .body("items.take(4).action", contains("delete", "update", "update", "insert"))
                .body("items[1].before.joining", equalTo("suggest"))
                .body("items[1].after.joining", equalTo("automatic"))
                .body("items[1].after.domain", equalTo(PINE))
                .body("items[2].before.verifiedAt", nullValue())
                .body("items[2].after.verifiedAt", notNullValue())
                .body("items[2].actor", equalTo("staff:agent"));
    }

    private String claimed(String company, String domain) {
        return put(company, domain, "{}").statusCode(201).extract().path("dnsRecord.value");
    }

    private List<String> proved() {
        return texts("SELECT company_id FROM company_domain WHERE verified_at IS NOT NULL");
    }

    private static ValidatableResponse put(String company, String domain, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/companies/{company}/domains/{domain}", company, domain)
                .then();
    }

    private static ValidatableResponse verify(String company, String domain) {
        return given().post("/api/v1/companies/{company}/domains/{domain}/verify", company, domain)
                .then();
    }

    private static ValidatableResponse delete(String company, String domain) {
        return given().delete("/api/v1/companies/{company}/domains/{domain}", company, domain)
                .then();
    }

    private List<String> texts(String query) {
        return TestRegistry.texts(registry, query);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
