package dev.foyer.provisioning.question;

import dev.foyer.provisioning.keycloak.CustomerRealm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The questions of the realm, as Keycloak has them now. */
@ApplicationScoped
public class Questions {

    private final CustomerRealm realm;

    Questions(CustomerRealm realm) {
        this.realm = realm;
    }

    /**
     * All questions, in the order in which they are asked.
     *
     * @throws dev.foyer.provisioning.keycloak.KeycloakUnavailableException when Keycloak does not tell
     */
    public List<Question> all() {
        return realm.questions().questions().stream().map(Question::of).toList();
    }
}
