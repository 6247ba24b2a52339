package dev.foyer.it.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A second factor that staff see to")
class StaffFactorIT {

    private final FoyerSystem system;

    StaffFactorIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        CodeRealm.restore(system);
    }

    @Test
    @DisplayName("is a new number, which the customer shows to be theirs at the next sign-in; they are told by mail")
    void number() {
        PhoneOwner owner = customer().enrolled();
        assertThat(mfa(owner).at("/factors/0/type").asText()).isEqualTo("phone");
        assertThat(mfa(owner).at("/factors/0/verified").asBoolean()).isTrue();
        String number = PhoneOwner.newNumber();

        Answer wanted = put(owner, Map.of("reason", "has another phone", "phone", number));

        assertThat(wanted.status()).as("%s", wanted.body()).isEqualTo(202);
        assertThat(wanted.body().toString()).doesNotContain(number);
        JsonNode mfa = awaitChange(owner, "done");
        assertThat(mfa.toString()).doesNotContain(number).doesNotContain(owner.number);
        assertThat(mfa.at("/factors")).hasSize(1);
        assertThat(mfa.at("/factors/0/label").asText()).endsWith(number.substring(number.length() - 2));
        assertThat(mfa.at("/factors/0/verified").asBoolean()).isFalse();
        assertThat(system.mailbox()
                        .await(owner.email, "Your sign-in at Harbour & Pine was changed")
                        .toString())
                .doesNotContain(number);

        owner.forgetLimits();
        Visitor visitor = owner.signIn();
        assertThat(visitor.isBack()).isFalse();
        String code = owner.awaitCode(number, "");
        assertThat(visitor.send("code", Map.of("code", PhoneOwner.wrong(code))).isBack())
                .isFalse();
        assertThat(mfa(owner).at("/factors/0/verified").asBoolean()).isFalse();
        CodeRealm.unlock(system, owner.id);
        assertThat(visitor.send("code", Map.of("code", code)).isBack()).isTrue();
        assertThat(mfa(owner).at("/factors/0/verified").asBoolean()).isTrue();

        assertThat(system.registryDatabase()
                        .count(
                                "select count(*) from audit where before::text || after::text like '%' || ? || '%'",
                                number))
                .isZero();
        assertThat(system.registryDatabase()
                        .count(
                                "select count(*) from audit where entity = 'factor_change' and entity_id = ? and reason = ?",
                                owner.id,
                                "has another phone"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("is none any more once it is removed, and another one is set up where it is required of this customer")
    void removed() {
        PhoneOwner owner = customer().enrolled();
        String factor = mfa(owner).at("/factors/0/id").asText();

        assertThat(remove(owner, "factor=none&reason=lost").status()).isEqualTo(404);
        assertThat(remove(owner, "factor=" + factor).status()).isEqualTo(400);
        assertThat(remove(owner, "factor=" + factor + "&reason=lost").status()).isEqualTo(202);
        assertThat(awaitChange(owner, "done").at("/factors")).isEmpty();
        system.mailbox().await(owner.email, "Something was removed from your sign-in at Harbour & Pine");
        assertThat(owner.signIn().isBack()).isTrue();

        assertThat(put(owner, Map.of("reason", "a big spender", "policy", "required"))
                        .status())
                .isEqualTo(200);
        await("required of the customer")
                .atMost(Duration.ofSeconds(20))
                .until(() -> mfa(owner).at("/requirement").asText().equals("required"));
        assertThat(system.registry()
                        .get("/customers/" + owner.id)
                        .body()
                        .at("/mfa/policy")
                        .asText())
                .isEqualTo("required");
        assertThat(owner.signIn().page()).contains("name=\"way\"");
    }

    @Test
    @DisplayName("is no number that gets no codes: that is said to staff, and the one before stays")
    void refused() {
        PhoneOwner owner = customer().enrolled();

        assertThat(put(owner, Map.of("reason", "a landline", "phone", "+49 30 901820"))
                        .status())
                .isEqualTo(202);
        JsonNode mfa = awaitChange(owner, "failed");

        assertThat(mfa.at("/changes/0/failureCode").asText()).isEqualTo("no_mobile_number");
        assertThat(mfa.at("/factors/0/label").asText()).endsWith(owner.number.substring(owner.number.length() - 2));
    }

    @Test
    @DisplayName("is no member's of the staff, no administrator's and no service account's")
    void staff() {
        for (String name : List.of("agent", "boss", "service-account-foyer-erp")) {
            String id = system.keycloak()
                    .get("/users?username=" + name + "&exact=true")
                    .body()
                    .at("/0/id")
                    .asText();
            assertThat(system.adminResource().get("/factors/" + id).status()).isEqualTo(404);
            assertThat(system.registry().get("/customers/" + id + "/mfa").status())
                    .isEqualTo(404);
            for (Map<String, String> action : List.of(
                    Map.of("name", "set-phone", "number", PhoneOwner.newNumber()),
                    Map.of("name", "remove-factor", "factor", "x"),
                    Map.of("name", "erase"))) {
                Map<String, String> once = new HashMap<>(action);
                once.put("id", UUID.randomUUID().toString());
                assertThat(system.adminResource().run(Map.of("userId", id, "action", once)))
                        .singleElement()
                        .matches(result -> result.get("outcome").asText().equals("staff"));
            }
        }
    }

    private PhoneOwner customer() {
        PhoneOwner owner = PhoneOwner.of(system);
        system.registry().awaitCustomer(owner.email);
        return owner;
    }

    private JsonNode mfa(PhoneOwner owner) {
        return system.registry().get("/customers/" + owner.id + "/mfa").body();
    }

    private Answer put(PhoneOwner owner, Map<String, ?> body) {
        return system.registry().put("/customers/" + owner.id + "/mfa", body);
    }

    private Answer remove(PhoneOwner owner, String query) {
        return system.registry().delete("/customers/" + owner.id + "/mfa?" + query);
    }

    private JsonNode awaitChange(PhoneOwner owner, String status) {
        return await("change " + status).atMost(Duration.ofSeconds(20)).until(() -> mfa(owner), mfa -> mfa.at(
                        "/changes/0/status")
                .asText()
                .equals(status));
    }
}
