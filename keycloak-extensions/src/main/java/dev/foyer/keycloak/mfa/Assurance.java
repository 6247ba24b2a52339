package dev.foyer.keycloak.mfa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * How sure it is who signs in: Keycloak's levels of authentication, which tokens tell as {@code acr} under the names that the realm
 * gives them ({@code acr.loa.map}).
 */
public final class Assurance {

    /** A password, or an identity provider. */
    public static final int PASSWORD = 1;

    /** A password and a code by email. */
    public static final int EMAIL_CODE = 2;

    /** A second factor, or a passkey. */
    public static final int MFA = 3;

    private static final String ASKED = "foyer_mfa_asked";
    private static final String BY_EMAIL = "foyer_mfa_by_email";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Assurance() {}

    /** Whether the application itself asks for a second factor, so that nothing less will do. */
    public static boolean isAskedFor(AuthenticationSessionModel authentication) {
        return authentication.getAuthNote(ASKED) != null;
    }

    /** A code by email was right. */
    public static void byEmail(AuthenticationSessionModel authentication) {
        authentication.setAuthNote(BY_EMAIL, "true");
    }

    static boolean isByEmail(AuthenticationSessionModel authentication) {
        return authentication.getAuthNote(BY_EMAIL) != null;
    }

    /** The level that the application asks for, or zero; what {@link #require} set is no wish of its. */
    static int requested(AuthenticationSessionModel authentication) {
        @Nullable String level = authentication.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        return level == null ? 0 : Math.max(0, Integer.parseInt(level));
    }

    /** From here on the authentication needs a second factor, because the application asked for it or a policy does. */
    static void require(AuthenticationSessionModel authentication, boolean askedFor) {
        if (askedFor) {
            authentication.setAuthNote(ASKED, "true");
        }
        authentication.setClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION, Integer.toString(MFA));
    }

    /** The level that the authentication has reached, or zero. */
    static int reached(AuthenticationSessionModel authentication) {
        @Nullable String level = authentication.getAuthNote(Constants.LEVEL_OF_AUTHENTICATION);
        return level == null ? 0 : Math.max(0, Integer.parseInt(level));
    }

    /** An authentication that has come so far by another way than the sign-in page. */
    static void atLeastPassword(AuthenticationSessionModel authentication) {
        if (reached(authentication) < PASSWORD) {
            reach(authentication, PASSWORD);
        }
    }

    /** The authentication has reached a level. */
    static void reach(AuthenticationSessionModel authentication, int level) {
        authentication.setAuthNote(Constants.LEVEL_OF_AUTHENTICATION, Integer.toString(level));
        Map<Integer, Integer> levels = levels(authentication);
        levels.put(level, Time.currentTime());
        keep(authentication, levels);
    }

    /** Takes a level back that the flow has reached: what was shown is worth less. */
    static void lower(AuthenticationSessionModel authentication, int level) {
        authentication.setAuthNote(Constants.LEVEL_OF_AUTHENTICATION, Integer.toString(level));
        authentication.setClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION, Integer.toString(level));
        Map<Integer, Integer> levels = levels(authentication);
        levels.keySet().removeIf(each -> each > level);
        keep(authentication, levels);
    }

    private static Map<Integer, Integer> levels(AuthenticationSessionModel authentication) {
        @Nullable String reached = authentication.getAuthNote(Constants.LOA_MAP);
        try {
            return reached == null
                    ? new TreeMap<>()
                    : new TreeMap<>(JSON.readValue(reached, new TypeReference<Map<Integer, Integer>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Constants.LOA_MAP + " is not what Keycloak writes there", e);
        }
    }

    private static void keep(AuthenticationSessionModel authentication, Map<Integer, Integer> levels) {
        try {
            authentication.setAuthNote(Constants.LOA_MAP, JSON.writeValueAsString(levels));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers can be written as JSON", e);
        }
    }
}
