package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.MailPage;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What could not be delivered, as Keycloak tells. An address that nobody has confirmed yet belongs to no customer, so only who
 * may see every customer may see mails.
 */
@ApplicationScoped
class UndeliveredMails {

    private static final String SEND_AGAIN =
            "UPDATE mail SET next_attempt_at = clock_timestamp() WHERE id = ?::uuid RETURNING id";

    private final CustomerRealm realm;
    private final Registry registry;
    private final StaffScope scope;

    UndeliveredMails(CustomerRealm realm, Registry registry, StaffScope scope) {
        this.realm = realm;
        this.registry = registry;
        this.scope = scope;
    }

    Page<UndeliveredMail> page(String state, PageRequest request) {
        everyCustomer();
        MailPage page = realm.mails(state, request.limit(), after(request));
        List<UndeliveredMail> items =
                page.mails().stream().map(UndeliveredMail::of).toList();
        Long next = page.next();
        return new Page<>(
                items,
                next == null || items.isEmpty()
                        ? null
                        : new Cursor(items.get(items.size() - 1).createdAt(), next.toString()).encode());
    }

    /**
     * Has a mail tried again at once, one of the registry's that Keycloak refuses as well as one that Keycloak has.
     *
     * @param id any text; one that is no UUID is nobody's
     * @return whether there is such a mail
     */
    boolean sendAgain(String id) {
        everyCustomer();
        if (!isUuid(id)) {
            return false;
        }
        return registry.first(SEND_AGAIN, List.of(id), row -> row.getString("id"))
                        .isPresent()
                || realm.retryMail(id);
    }

    private void everyCustomer() {
        if (!scope.customers("c").equals(Condition.ALL)) {
            throw new ProblemException(ProblemCode.NOT_ALLOWED, null);
        }
    }

    private static @Nullable Long after(PageRequest request) {
        Cursor cursor = request.after();
        try {
            return cursor == null ? null : Long.valueOf(cursor.id());
        } catch (NumberFormatException e) {
            throw ProblemException.parameter("cursor", "must be a nextCursor of this list, unchanged");
        }
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
