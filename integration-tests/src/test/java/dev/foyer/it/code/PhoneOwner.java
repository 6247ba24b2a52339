package dev.foyer.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A customer with a password and a phone, who signs in without a browser. */
final class PhoneOwner {

    static final String PASSWORD = "correct horse battery";

    private static final Pattern CODE = Pattern.compile("#(\\d{6})$");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final FoyerSystem system;
    final String email;
    final String id;
    final String number = newNumber();

    private PhoneOwner(FoyerSystem system, String email) {
        this.system = system;
        this.email = email;
        this.id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
    }

    static PhoneOwner of(FoyerSystem system) {
        return of(system, system.newEmail());
    }

    static PhoneOwner of(FoyerSystem system, String email) {
        return new PhoneOwner(system, email);
    }

    /** A number that no other test uses, of a range that is not given to anybody. */
    static String newNumber() {
        return "+4915566%06d".formatted(NUMBERS.incrementAndGet());
    }

    /** Sets the number up, as the account console has it done. */
    PhoneOwner enrolled() {
        Visitor visitor = enrol(
                new Visitor(system).signIn(Map.of("kc_action", "foyer-phone")).password(email, PASSWORD));
        assertThat(visitor.isBack()).as("%s", visitor.page()).isTrue();
        return this;
    }

    /** From the page that asks for a number on. */
    Visitor enrol(Visitor page) {
        String before = newestCode(number);
        page.send("phone", Map.of("phone", number));
        Visitor done = page.send("code", Map.of("code", awaitCode(number, before)));
        forgetLimits();
        return done;
    }

    /** An administrator takes the phone away. */
    void removeFactors() {
        for (var credential :
                system.keycloak().get("/users/" + id + "/credentials").body()) {
            if (credential.get("type").asText().equals("sms-code")) {
                assertThat(system.keycloak()
                                .remove("/users/" + id + "/credentials/"
                                        + credential.get("id").asText())
                                .status())
                        .isEqualTo(204);
            }
        }
    }

    /** On the page that asks for the code of a new number. */
    Visitor typesNumber(Visitor visitor, String typed) {
        return visitor.signIn(Map.of("kc_action", "foyer-phone"))
                .password(email, PASSWORD)
                .send("phone", Map.of("phone", typed));
    }

    /** After the password. */
    Visitor signIn() {
        return signIn(new Visitor(system), Map.of());
    }

    Visitor signIn(Visitor visitor, Map<String, String> more) {
        return visitor.signIn(more).password(email, PASSWORD);
    }

    /** The newest code at the number, another one than before. */
    String awaitCode(String to, String before) {
        return Awaitility.await("code to " + to)
                .atMost(Duration.ofSeconds(20))
                .until(() -> newestCode(to), code -> !code.isEmpty() && !code.equals(before));
    }

    /** The newest code at the number; empty when there is none. */
    String newestCode(String to) {
        JsonNode newest = system.mailbox().to(to).get(0);
        if (newest == null) {
            return "";
        }
        return code(newest);
    }

    /** The code in a message; empty when there is none. */
    static String code(JsonNode message) {
        Matcher code = CODE.matcher(message.get("text").asText().strip());
        return code.find() ? code.group(1) : "";
    }

    /** How many messages the number got. */
    int messages(String to) {
        return system.mailbox().to(to).size();
    }

    /** Budgets are full again, so that a test can go on at once. */
    void forgetLimits() {
        system.keycloakDatabase().update("delete from foyer_limit");
    }

    /** Another code than this one. */
    static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
