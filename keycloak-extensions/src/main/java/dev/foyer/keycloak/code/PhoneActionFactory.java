package dev.foyer.keycloak.code;

import dev.foyer.keycloak.provider.PlainFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Declares {@link PhoneAction}. */
public final class PhoneActionFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    private static final PhoneAction ACTION = new PhoneAction();

    @Override
    public String getId() {
        return PhoneAction.ID;
    }

    @Override
    public String getDisplayText() {
        return "Phone number for codes";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return ACTION;
    }
}
