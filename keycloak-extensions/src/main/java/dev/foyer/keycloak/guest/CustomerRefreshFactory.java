package dev.foyer.keycloak.guest;

import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProviderFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;

/** Puts {@link CustomerRefresh} in the place of Keycloak's, by its id and a higher order. */
public final class CustomerRefreshFactory extends DefaultRefreshTokenProviderFactory {

    private final Clock clock = Clock.systemUTC();

    @Override
    public int order() {
        return 1;
    }

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        return new CustomerRefresh(session, clock);
    }
}
