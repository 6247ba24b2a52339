package dev.foyer.keycloak.impersonation;

import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/** Applications whose every access token tells who acts. */
public final class TellingApplications {

    /** Id of the mapper that tells it, which also takes what is for the customer's account out of such tokens. */
    public static final String MAPPER = "foyer-customer-claims";

    private TellingApplications() {}

    static boolean include(ClientModel application) {
        return !Boolean.parseBoolean(application.getAttribute(Constants.USE_LIGHTWEIGHT_ACCESS_TOKEN_ENABLED))
                && application.getClientScopes(true).values().stream()
                        .flatMap(scope -> scope.getProtocolMappersStream())
                        .anyMatch(TellingApplications::tells);
    }

    private static boolean tells(ProtocolMapperModel mapper) {
        return MAPPER.equals(mapper.getProtocolMapper())
                && Boolean.parseBoolean(mapper.getConfig().get(OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN));
    }
}
