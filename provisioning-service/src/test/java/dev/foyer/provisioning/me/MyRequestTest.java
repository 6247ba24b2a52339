package dev.foyer.provisioning.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class MyRequestTest extends MeTestBase {

    private static final String GROUP = "{\"type\":\"group_account\",\"companyName\":\" Pia & Friends \"}";
    private static final String JOIN = "{\"type\":\"join_company\",\"companyId\":\"pine\"}";

    @Test
    void aPersonAsksForAGroupAccountOnceAndIsToldWhatHappensNext() {
        String id = post("pia", "/requests", GROUP)
                .statusCode(201)
                .body("type", equalTo("group_account"))
                .body("status", equalTo("open"))
                .body("companyName", equalTo("Pia & Friends"))
                .body("decidedAt", nullValue())
                .extract()
                .path("id");

        post("pia", "/requests", GROUP.replace("Friends", "Sons"))
                .statusCode(200)
                .body("id", equalTo(id));
        assertThat(mails()).containsExactly("pia|group-account-requested|{\"company\": \"Pia & Friends\"}");
        get("pia", "/requests").body("items.id", contains(id));
        assertThat(texts("SELECT account_type FROM customer WHERE id = 'pia'")).containsExactly("personal");
    }

    @Test
    void aRequestIsWithdrawnByWhoAskedAndByNobodyElse() {
        String id = post("pia", "/requests", GROUP).extract().path("id");

        post("eve", "/requests/" + id + "/withdraw", "").statusCode(404);
        post("pia", "/requests/none/withdraw", "").statusCode(404);
        post("pia", "/requests/" + id + "/withdraw", "").statusCode(200).body("status", equalTo("withdrawn"));
        post("pia", "/requests/" + id + "/withdraw", "")
                .statusCode(409)
                .body("type", equalTo("urn:foyer:problem:request-decided"));
        assertThat(texts("SELECT decided_by FROM request")).containsExactly("customer:u-pia");
        post("pia", "/requests", GROUP).statusCode(201);
        get("pia", "/requests").body("items.status", contains("open", "withdrawn"));
    }

    @Test
    void whoHasACompanyHasAGroupAccountAlready() {
        post("bob", "/requests", GROUP).statusCode(409);
        assertThat(mails()).isEmpty();
    }

    @Test
    void whoseCompanyWasRejectedAsksAgainForTheSameOne() {
        sql("UPDATE company SET status = 'rejected', rejected_at = now() WHERE id = 'fir'");

        post("eve", "/requests", "{\"type\":\"new_company\"}")
                .statusCode(201)
                .body("type", equalTo("new_company"))
                .body("companyName", equalTo("Fir"));

        assertThat(texts("SELECT status FROM company WHERE id = 'fir'")).containsExactly("pending");
        post("anna", "/requests", "{\"type\":\"new_company\"}").statusCode(409);
    }

    @Test
    void aSuggestedCompanyCanBeAskedAndNoOther() {
        sql("INSERT INTO company_domain (company_id, domain, unicode, challenge, verified_at, seen_at, checked_at)"
                + " VALUES ('pine', 'buyer.example', 'buyer.example', 'c', now(), now(), now())");

        get("pia", "/suggestions").body("items.id", contains("pine")).body("items.name", contains("Pine"));
        post("pia", "/requests", JOIN.replace("pine", "fir"))
                .statusCode(400)
                .body("errors.field", contains("companyId"));
        post("pia", "/requests", JOIN).statusCode(201).body("type", equalTo("join_company"));
        post("pia", "/requests", JOIN).statusCode(200);

        assertThat(mails())
                .containsExactlyInAnyOrder(
                        "pia|join-requested|{\"company\": \"Pine\"}",
                        "anna|join-request|{\"email\": \"pia@buyer.example\", \"company\": \"Pine\"}");
        assertThat(members("pine")).noneMatch(member -> member.startsWith("pia "));
    }

    @Test
    void whichCompaniesThereAreIsNotFoundOutByAsking() {
        post("pia", "/requests", JOIN).statusCode(400).body("errors.field", contains("companyId"));
        post("pia", "/requests", JOIN.replace("pine", "none"))
                .statusCode(400)
                .body("errors.field", contains("companyId"));
    }

    @Test
    void anAddressThatIsNotProvedAsksForNothing() {
        sql("UPDATE customer SET email_verified = false");

        post("pia", "/requests", GROUP).statusCode(403).body("type", equalTo("urn:foyer:problem:email-not-verified"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"type":"group_account"};companyName
            {"type":"group_account","companyName":" "};companyName
            {"type":"group_account","companyName":"Pia","companyId":"pine"};companyId
            {"type":"new_company","companyName":"Pia"};companyName
            {"type":"join_company"};companyId
            {"type":"catalog_access"};type
            {};type
            {"type":"new_company","reason":"x"};reason
            """)
    void whatIsAskedWronglyIsRefused(String body, String field) {
        post("pia", "/requests", body).statusCode(400).body("errors.field", contains(field));
        assertThat(texts("SELECT id::text FROM request")).isEmpty();
    }
}
