package dev.foyer.keycloak.marker;

import dev.foyer.keycloak.claims.CustomerAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.collection.spi.PersistentCollection;
import org.keycloak.models.jpa.entities.UserAttributeEntity;

/** Tells a change of a user's attributes that the registry itself made from all others. */
final class OwnedAttributes {

    private OwnedAttributes() {}

    /**
     * Whether nothing but attributes that the registry owns came or went in this collection since it was loaded. False for
     * every other collection, and whenever the former content is not known.
     */
    static boolean only(PersistentCollection<?> collection) {
        if (!(collection.getStoredSnapshot() instanceof Collection<?> before)
                || !(collection instanceof Collection<?> after)) {
            return false;
        }
        List<Object> difference = new ArrayList<>(before);
        difference.removeIf(after::contains);
        after.stream().filter(element -> !before.contains(element)).forEach(difference::add);
        return !difference.isEmpty() && difference.stream().allMatch(OwnedAttributes::isOwned);
    }

    private static boolean isOwned(Object element) {
        return element instanceof UserAttributeEntity attribute
                && CustomerAttributes.NAMES.contains(attribute.getName());
    }
}
