package dev.foyer.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A code by text message")
class SmsCodeIT {

    private final FoyerSystem system;

    SmsCodeIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        CodeRealm.restore(system);
    }

    @Test
    @DisplayName("is asked for once the number is proved, is good once, and stands in the tokens as a second factor")
    void signIn() {
        PhoneOwner owner = PhoneOwner.of(system);
        Visitor first = owner.typesNumber(new Visitor(system), owner.number.replace("+49", "0049 ") + " ");
        assertThat(first.page()).contains("We have sent a code to +49").doesNotContain(owner.number.substring(3));
        String enrolment = owner.awaitCode(owner.number, "");
        assertThat(first.send("code", Map.of("code", PhoneOwner.wrong(enrolment)))
                        .page())
                .contains("That is not the code");
        assertThat(first.send("code", Map.of("code", " " + enrolment.substring(0, 3) + "-" + enrolment.substring(3)))
                        .answer("kc_action_status"))
                .isEqualTo("success");
        owner.forgetLimits();

        Visitor visitor = owner.signIn();
        String code = owner.awaitCode(owner.number, enrolment);
        assertThat(visitor.page()).doesNotContain(owner.number.substring(3));
        JsonNode message = system.mailbox().to(owner.number).get(0);
        assertThat(message.get("channel").asText()).isEqualTo("sms");
        assertThat(message.get("text").asText())
                .startsWith(code + " is your code for ")
                .endsWith("\n@" + URI.create(system.realm()).getHost() + " #" + code);
        Http.Answer tokens = visitor.send("code", Map.of("code", code)).tokens();
        JsonNode access = Visitor.claims(tokens, "access_token");
        assertThat(access.get("acr").asText()).isEqualTo("mfa");
        assertThat(access.get("amr")).extracting(JsonNode::asText).containsExactlyInAnyOrder("pwd", "sms");

        owner.forgetLimits();
        Visitor another = owner.signIn();
        owner.awaitCode(owner.number, code);
        assertThat(another.send("code", Map.of("code", code)).isBack())
                .as("used before")
                .isFalse();
    }

    @Test
    @DisplayName("is void after five wrong guesses; after ten in an hour no guess counts, in whatever sign-in")
    void guesses() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        Visitor first = owner.signIn();
        String code = owner.awaitCode(owner.number, "");
        for (int i = 0; i < 5; i++) {
            assertThat(first.send("code", Map.of("code", PhoneOwner.wrong(code)))
                            .isBack())
                    .isFalse();
            CodeRealm.unlock(system, owner.id);
        }
        assertThat(first.send("code", Map.of("code", code)).page()).contains("does not work any more");

        owner.forgetLimits();
        Visitor second = owner.signIn();
        String next = owner.awaitCode(owner.number, code);
        for (int i = 0; i < 4; i++) {
            second.send("code", Map.of("code", PhoneOwner.wrong(next)));
            CodeRealm.unlock(system, owner.id);
        }
        owner.forgetLimits();
        Visitor third = owner.signIn();
        String last = owner.awaitCode(owner.number, next);
        third.send("code", Map.of("code", PhoneOwner.wrong(last)));
        CodeRealm.unlock(system, owner.id);
        assertThat(third.send("code", Map.of("code", last)).page()).contains("too many wrong codes");
        assertThat(second.send("code", Map.of("code", next)).page()).contains("too many wrong codes");
        assertThat(second.isBack() || third.isBack()).isFalse();
    }

    @Test
    @DisplayName(
            "counts as a failed sign-in, so that Keycloak locks out who guesses; nobody who is locked out gets one")
    void bruteForce() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        Visitor visitor = owner.signIn();
        String code = owner.awaitCode(owner.number, "");
        visitor.send("code", Map.of("code", PhoneOwner.wrong(code)));
        CodeRealm.awaitFailures(system, owner.id, 1);
        visitor.send("code", Map.of("code", PhoneOwner.wrong(code)));
        CodeRealm.awaitLock(system, owner.id);
        int before = owner.messages(owner.number);

        assertThat(visitor.send("code", Map.of("code", code)).isBack()).isFalse();
        owner.forgetLimits();
        assertThat(visitor.send("resend", Map.of("resend", "true")).page()).contains("name=\"code\"");
        assertThat(owner.messages(owner.number)).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "is sent again after a pause, and so often an hour to a number, a person, from a network, and a day in the realm")
    void sending() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        Visitor visitor = owner.signIn();
        String code = owner.awaitCode(owner.number, "");
        int sent = owner.messages(owner.number);
        assertThat(visitor.send("resend", Map.of("resend", "true")).page()).contains("Another code can be sent in");
        assertThat(owner.signIn().page()).contains("Another code can be sent in");
        assertThat(owner.messages(owner.number)).isEqualTo(sent);
        assertThat(visitor.send("code", Map.of("code", code)).isBack()).isTrue();

        for (String limit :
                List.of("smsPerNumberPerHour", "smsPerDay", "codesPerPersonPerHour", "codesPerNetworkPerHour")) {
            CodeRealm.only(system, Map.of(limit, 2));
            owner.signIn();
            owner.signIn();
            int before = owner.messages(owner.number);
            assertThat(owner.signIn().page()).as(limit).contains("Too many codes were sent");
            assertThat(owner.messages(owner.number)).as(limit).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("is good for its minutes")
    void expires() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        Visitor visitor = owner.signIn();
        String code = owner.awaitCode(owner.number, "");
        assertThat(system.keycloakDatabase()
                        .count(
                                "select count(*) from foyer_code where user_id = ?"
                                        + " and expires_at - sent_at between interval '299 s' and interval '301 s'"
                                        + " and hash not like '%' || ? || '%'",
                                owner.id, code))
                .isPositive();
        system.keycloakDatabase()
                .update("update foyer_code set expires_at = clock_timestamp() where user_id = ?", owner.id);

        assertThat(visitor.send("code", Map.of("code", code)).page()).contains("does not work any more");
    }

    @Test
    @DisplayName("that cannot be sent is said so, and another way is offered: by email, which tokens tell apart")
    void otherWay() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        CodeRealm.set(system, Map.of("smsCountries", List.of("FR"), "emailCode", true, "codeResendSeconds", 0));
        Visitor visitor = owner.signIn();
        assertThat(visitor.page()).contains("could not be sent", "tryAnotherWay");

        Visitor choice = visitor.send("tryAnotherWay", Map.of("tryAnotherWay", "on"));
        String email = CodeRealm.way(choice, "Email");
        Visitor mailed = choice.send("authenticationExecution", Map.of("authenticationExecution", email));
        String code = CodeRealm.mailedCode(system, owner.email);
        JsonNode access =
                Visitor.claims(mailed.send("code", Map.of("code", code)).tokens(), "access_token");
        assertThat(access.get("acr").asText()).isEqualTo("email-code");
        assertThat(access.get("amr")).extracting(JsonNode::asText).containsExactlyInAnyOrder("pwd", "email");

        Visitor asked = mailed.newTab().signIn(Map.of("acr_values", "mfa"));
        assertThat(asked.page()).contains("could not be sent").doesNotContain("tryAnotherWay");
        assertThat(asked.isBack()).isFalse();
    }
}
