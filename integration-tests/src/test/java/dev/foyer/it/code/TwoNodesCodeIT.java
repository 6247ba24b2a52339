package dev.foyer.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The second node shares nothing with the first but the database. Keycloak's own lock is off: it would come first. */
@OnFoyer
@DisplayName("On two nodes at once")
class TwoNodesCodeIT {

    private static final int SIGN_INS_PER_NODE = 8;
    private static final int MESSAGES = 18;

    private final FoyerSystem system;

    TwoNodesCodeIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        system.keycloak().send("PUT", "", Map.of("bruteForceProtected", true));
        CodeRealm.restore(system);
    }

    @Test
    @DisplayName("a person has ten wrong guesses, and a number gets as many messages as the limit says")
    void exactly() {
        PhoneOwner owner = PhoneOwner.of(system).enrolled();
        system.keycloak().send("PUT", "", Map.of("bruteForceProtected", false));
        CodeRealm.only(system, Map.of("smsPerNumberPerHour", MESSAGES));
        KeycloakServer second = system.stack().addKeycloak("keycloak-codes", List.of());
        try {
            List<Visitor> visitors = new ArrayList<>();
            for (int i = 0; i < SIGN_INS_PER_NODE; i++) {
                visitors.add(owner.signIn());
                visitors.add(owner.signIn(at(second), Map.of()));
            }
            HashSet<String> codes = new HashSet<>();
            system.mailbox().to(owner.number).forEach(message -> codes.add(PhoneOwner.code(message)));
            String wrong = codes.contains("000000") ? "000001" : "000000";

            AtOnce.run(visitors.size(), i -> visitors.get(i).send("code", Map.of("code", wrong)));

            assertThat(system.keycloakDatabase()
                            .count("select sum(guesses) from foyer_code where user_id = ?", owner.id))
                    .isEqualTo(10);
            assertThat(visitors).noneMatch(Visitor::isBack);

            PhoneOwner other = PhoneOwner.of(system).enrolled();
            int before = other.messages(other.number);
            AtOnce.run(MESSAGES + 6, i -> other.signIn(i % 2 == 0 ? new Visitor(system) : at(second), Map.of()));
            assertThat(other.messages(other.number) - before).isEqualTo(MESSAGES);
        } finally {
            second.close();
        }
    }

    private Visitor at(KeycloakServer node) {
        return new Visitor(system).at(node.baseUrl() + "/realms/customers");
    }
}
