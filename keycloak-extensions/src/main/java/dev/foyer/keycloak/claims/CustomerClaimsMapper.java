package dev.foyer.keycloak.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.account.GuestAccount;
import dev.foyer.keycloak.guest.GuestSession;
import dev.foyer.keycloak.impersonation.Impersonation;
import dev.foyer.keycloak.impersonation.TellingApplications;
import dev.foyer.keycloak.staff.Staff;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.util.JsonSerialization;

/**
 * Adds the customer claims: {@code account_type}, {@code customer_id}, {@code customer_number}, {@code customer_status} and
 * {@code company}; a guest's {@code guest_email}. What the registry has not written yet is absent, except the id, which is the user's own until the registry
 * knows better. Staff and service accounts are no customers and get none.
 */
public final class CustomerClaimsMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    static final String ID = TellingApplications.MAPPER;

    /** Of RFC 8693, section 4.1: who acts as the customer. */
    private static final String ACT = "act";

    /** Clients of Keycloak's where customers see to their accounts. */
    private static final Set<String> KEYCLOAKS_OWN =
            Set.of(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, Constants.BROKER_SERVICE_CLIENT_ID);

    /** Behind the mappers that add roles and audiences. */
    private static final int PRIORITY = ProtocolMapperUtils.PRIORITY_SCRIPT_MAPPER + 10;

    private static final String IS_STAFF = CustomerClaimsMapper.class.getName() + ".staff";
    private static final Logger LOG = Logger.getLogger(CustomerClaimsMapper.class);

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapping,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext clientSession) {
        UserModel user = userSession.getUser();
        if (isStaff(user, clientSession)) {
            return;
        }
        endWithGuestSession(token, userSession);
        Map<String, Object> claims = token.getOtherClaims();
        Impersonation.staff(userSession).ifPresent(staff -> claims.put(ACT, Map.of("sub", staff)));
        if (Impersonation.is(userSession)) {
            keepOutOfAccount(token, userSession);
        }
        if (GuestAccount.is(user)) {
            attribute(user, GuestAccount.EMAIL).ifPresent(email -> claims.put(GuestAccount.EMAIL, email));
        }
        attribute(user, AccountType.ATTRIBUTE).ifPresent(type -> claims.put(AccountType.ATTRIBUTE, type));
        claims.put(
                CustomerAttributes.CUSTOMER_ID,
                attribute(user, CustomerAttributes.CUSTOMER_ID).orElse(user.getId()));
        attribute(user, CustomerAttributes.CUSTOMER_NUMBER)
                .ifPresent(number -> claims.put(CustomerAttributes.CUSTOMER_NUMBER, number));
        attribute(user, CustomerAttributes.CUSTOMER_STATUS)
                .ifPresent(status -> claims.put(CustomerAttributes.CUSTOMER_STATUS, status));
        attribute(user, CustomerAttributes.MEMBERSHIPS)
                .flatMap(CustomerClaimsMapper::company)
                .ifPresent(company -> claims.put("company", company));
    }

    /**
     * No token outlives the session of a guest, nor is one issued for what is left of it; what is no token of its own, such as the
     * answer of userinfo, ends with nothing.
     */
    private static void endWithGuestSession(IDToken token, UserSessionModel userSession) {
        if (GuestSession.isLeftOver(userSession)) {
            throw new ErrorResponseException(
                    OAuthErrorException.INVALID_GRANT, GuestSession.ENDED, Response.Status.BAD_REQUEST);
        }
        OptionalLong until = GuestSession.until(userSession);
        if (until.isPresent() && token.getExp() != null) {
            token.exp(Math.min(token.getExp(), until.getAsLong()));
        }
    }

    /**
     * The token ends with the impersonation, and opens nothing of Keycloak's where a password, a second factor or an address is
     * changed.
     */
    private static void keepOutOfAccount(IDToken token, UserSessionModel userSession) {
        OptionalLong until = Impersonation.until(userSession);
        if (until.isPresent() && token.getExp() != null) {
            token.exp(Math.min(token.getExp(), until.getAsLong()));
        }
        if (token instanceof AccessToken access) {
            Map<String, AccessToken.Access> roles = new HashMap<>(access.getResourceAccess());
            KEYCLOAKS_OWN.forEach(roles::remove);
            access.setResourceAccess(roles);
        }
        String[] audience = token.getAudience();
        if (audience != null) {
            token.audience(Arrays.stream(audience)
                    .filter(each -> !KEYCLOAKS_OWN.contains(each))
                    .toArray(String[]::new));
        }
    }

    /** Finding out means to expand all roles of the user, and a request makes several tokens of one session. */
    private static boolean isStaff(UserModel user, ClientSessionContext clientSession) {
        Boolean known = clientSession.getAttribute(IS_STAFF, Boolean.class);
        if (known != null) {
            return known;
        }
        boolean staff = Staff.includes(user);
        clientSession.setAttribute(IS_STAFF, staff);
        return staff;
    }

    private static Optional<String> attribute(UserModel user, String name) {
        return Optional.ofNullable(user.getFirstAttribute(name)).filter(value -> !value.isBlank());
    }

    private static Optional<JsonNode> company(String membership) {
        try {
            return Optional.of(JsonSerialization.mapper.readTree(membership));
        } catch (JsonProcessingException e) {
            LOG.warnf(
                    "The attribute %s of a user is no JSON; the token goes without a company.",
                    CustomerAttributes.MEMBERSHIPS);
            return Optional.empty();
        }
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Customer claims";
    }

    @Override
    public String getHelpText() {
        return "Adds account type, customer id, customer number, customer status and company of a customer.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, CustomerClaimsMapper.class);
        return properties;
    }
}
