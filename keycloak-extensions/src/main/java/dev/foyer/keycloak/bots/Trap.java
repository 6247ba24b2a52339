package dev.foyer.keycloak.bots;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * A field that people neither see nor reach, by keyboard or with assistive technology, and that programs fill in because its
 * name promises something. A theme that does not show it just catches nobody.
 */
final class Trap {

    /** Name of the field. No attribute of a user profile is called like this. */
    static final String FIELD = "foyer_homepage";

    /** Read by the theme: the name of the field to show. */
    private static final String ATTRIBUTE = "foyerTrap";

    private Trap() {}

    static void lay(LoginFormsProvider form) {
        form.setAttribute(ATTRIBUTE, FIELD);
    }

    static boolean hasCaught(MultivaluedMap<String, String> form) {
        return form.getOrDefault(FIELD, List.of()).stream().anyMatch(value -> !value.isBlank());
    }
}
