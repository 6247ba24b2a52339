package dev.foyer.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A second factor")
class MfaPolicyIT {

    private static final String CHOICE = "Protect your account";

    private final FoyerSystem system;

    MfaPolicyIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        CodeRealm.restore(system);
    }

    @Test
    @DisplayName("that the realm requires is set up before anything else, and nothing goes past that")
    void required() {
        PhoneOwner owner = PhoneOwner.of(system);
        CodeRealm.set(system, Map.of("mfaPolicy", "required"));

        Visitor visitor = owner.signIn();
        assertThat(visitor.page())
                .contains(CHOICE, "value=\"APP\"", "value=\"KEY\"", "value=\"PHONE\"")
                .doesNotContain("name=\"later\"");
        assertThat(visitor.send("way", Map.of("later", "true")).page()).contains(CHOICE);
        assertThat(visitor.send("way", Map.of("way", "NONE")).page()).contains(CHOICE);
        assertThat(visitor.newTab().signIn().page()).as("another tab").contains("name=\"password\"");

        Visitor number = visitor.send("way", Map.of("way", "PHONE"));
        assertThat(number.page()).contains("name=\"phone\"").doesNotContain("cancel-aia");
        assertThat(number.post(number.action(), Map.of("cancel-aia", "true")).isBack())
                .isFalse();
        Visitor code = number.send("phone", Map.of("phone", owner.number));
        assertThat(code.send("code", Map.of("code", owner.awaitCode(owner.number, "")))
                        .isBack())
                .isTrue();
    }

    @Test
    @DisplayName("may be put off until the date that the policy names")
    void grace() {
        PhoneOwner owner = PhoneOwner.of(system);
        CodeRealm.set(system, Map.of("mfaPolicy", "required", "mfaRequiredFrom", "2100-01-31T00:00:00Z"));

        Visitor told = owner.signIn();
        assertThat(told.page()).contains(CHOICE, "January 31, 2100", "name=\"later\"");
        assertThat(told.send("later", Map.of("later", "true")).isBack()).isTrue();

        Visitor late = owner.signIn();
        CodeRealm.set(
                system,
                Map.of("mfaPolicy", "required", "mfaRequiredFrom", Instant.now().toString()));
        assertThat(late.send("later", Map.of("later", "true")).page())
                .contains(CHOICE)
                .doesNotContain("name=\"later\"");
        assertThat(late.isBack()).isFalse();
    }

    @Test
    @DisplayName(
            "that a company requires is asked of its members, as long as it does; and anew when the last is removed")
    void company() {
        String email = system.newEmail();
        Http.Answer company =
                system.registry().post("/companies", Map.of("name", system.newBusiness(), "email", system.newEmail()));
        assertThat(Http.send("POST", company.location() + "/contacts", erp(), Map.of("email", email))
                        .status())
                .isEqualTo(201);
        PhoneOwner owner = PhoneOwner.of(system, email);
        CodeRealm.set(system, Map.of("mfaPolicy", "off"));
        assertThat(owner.signIn().isBack()).isTrue();
        companyWants(company, owner, "required");
        assertThat(owner.signIn().page()).contains(CHOICE);
        companyWants(company, owner, "off");
        assertThat(owner.signIn().isBack()).isTrue();

        companyWants(company, owner, "required");
        owner.enrol(owner.signIn().send("way", Map.of("way", "PHONE")));
        assertThat(owner.signIn().page()).contains("name=\"code\"");
        companyWants(company, owner, "off");
        assertThat(owner.signIn().isBack()).as("off, whatever is set up").isTrue();

        companyWants(company, owner, "required");
        owner.removeFactors();
        assertThat(owner.signIn().page()).contains(CHOICE);
    }

    @Test
    @DisplayName("is asked for again by an application, without the password; who has none sets one up")
    void stepUp() {
        PhoneOwner owner = PhoneOwner.of(system);
        Visitor visitor = owner.signIn();
        assertThat(acr(visitor)).isEqualTo("password");

        Visitor enrolling = visitor.newTab().signIn(Map.of("acr_values", "mfa"));
        assertThat(enrolling.page()).contains(CHOICE).doesNotContain("name=\"later\"");
        assertThat(acr(owner.enrol(enrolling.send("way", Map.of("way", "PHONE")))))
                .isEqualTo("mfa");

        owner.forgetLimits();
        system.keycloak().send("POST", "/users/" + owner.id + "/logout", Map.of());
        CodeRealm.set(system, Map.of("mfaPolicy", "off"));
        Visitor plain = owner.signIn();
        assertThat(acr(plain)).isEqualTo("password");
        String before = owner.newestCode(owner.number);
        Visitor asked = plain.newTab().signIn(Map.of("acr_values", "mfa"));
        assertThat(asked.page()).contains("name=\"code\"").doesNotContain("name=\"password\"");
        assertThat(acr(asked.send("code", Map.of("code", owner.awaitCode(owner.number, before)))))
                .isEqualTo("mfa");
        assertThat(acr(asked.newTab().signIn(Map.of("acr_values", "mfa"))))
                .as("shown a moment ago")
                .isEqualTo("mfa");
    }

    @Test
    @DisplayName(
            "is not asked for on a device that was remembered, except by an application, elsewhere, or after a change")
    void trustedDevice() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        CodeRealm.set(system, Map.of("trustedDeviceDays", 30, "codeResendSeconds", 0));
        Visitor visitor = owner.signIn();
        assertThat(visitor.page()).contains("Do not ask for a code on this device for 30 days");
        String code = owner.awaitCode(owner.number, "");
        assertThat(visitor.send("code", Map.of("code", code, "foyer-trust-device", "on"))
                        .isBack())
                .isTrue();
        system.keycloak().send("POST", "/users/" + owner.id + "/logout", Map.of());

        assertThat(acr(owner.signIn(visitor.newTab(), Map.of()))).isEqualTo("password");
        assertThat(owner.signIn().page()).as("elsewhere").contains("name=\"code\"");
        assertThat(visitor.newTab().signIn(Map.of("acr_values", "mfa")).page()).contains("name=\"code\"");

        PhoneOwner other = PhoneOwner.of(system).enrolled();
        system.keycloak().send("POST", "/users/" + owner.id + "/logout", Map.of());
        assertThat(other.signIn(visitor.newTab(), Map.of()).page())
                .as("somebody else")
                .contains("name=\"code\"");

        system.keycloak().setPassword(owner.id, PhoneOwner.PASSWORD);
        system.keycloak().send("POST", "/users/" + owner.id + "/logout", Map.of());
        assertThat(owner.signIn(visitor.newTab(), Map.of()).page())
                .as("another password")
                .contains("name=\"code\"");
    }

    @Test
    @DisplayName("is asked for before a forgotten password is replaced")
    void reset() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        String notice = system.mailbox().awaitLink(owner.email);
        Visitor visitor = new Visitor(system).signIn();
        visitor.open(visitor.link("reset-credentials")).send("username", Map.of("username", owner.email));

        Visitor link = new Visitor(system)
                .open(system.mailbox().awaitAnotherLink(owner.email, notice))
                .send("continue", Map.of("continue", ""));
        assertThat(link.page()).contains("name=\"code\"").doesNotContain("name=\"password-new\"");
        Visitor after = link.send("code", Map.of("code", owner.awaitCode(owner.number, "")));
        assertThat(after.page()).contains("name=\"password-new\"");
    }

    @Test
    @DisplayName("is not got around by a client that takes passwords over the API")
    void passwordGrant() {
        PhoneOwner owner = PhoneOwner.of(system);
        PasswordApplication application = new PasswordApplication(system);
        application.add();
        try {
            application.signIn(owner.email, PhoneOwner.PASSWORD, "openid");
            owner.enrolled();
            assertThat(application
                            .trySignIn(owner.email, PhoneOwner.PASSWORD, "openid")
                            .body()
                            .get("error")
                            .asText())
                    .isEqualTo("invalid_grant");
        } finally {
            application.remove();
        }
    }

    /** By the API, and once it has come to Keycloak. */
    private void companyWants(Http.Answer company, PhoneOwner owner, String policy) {
        long version = Http.get(company.location(), erp()).body().get("version").asLong();
        Http.Answer changed = Http.patch(company.location(), erp(), version, Map.of("mfaPolicy", policy));
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        Awaitility.await("policy " + policy)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> system.keycloak()
                                .user(owner.email)
                                .at("/attributes/mfa_policy/0")
                                .asText("off"),
                        policy::equals);
    }

    private String erp() {
        return system.keycloak().clientToken("foyer-erp");
    }

    private static String acr(Visitor visitor) {
        JsonNode access = Visitor.claims(visitor.tokens(), "access_token");
        return access.get("acr").asText();
    }
}
