package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.settings.SignUpSettings;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Where a link leads that no application has caused. */
public final class ShopAddress {

    private ShopAddress() {}

    /** The shop that the settings name, else the customer's account at the address that browsers know Keycloak by. */
    public static URI of(KeycloakSession session, RealmModel realm) {
        return SignUpSettings.of(realm).shopUrl().orElseGet(() -> session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/account/")
                .build(realm.getName()));
    }
}
