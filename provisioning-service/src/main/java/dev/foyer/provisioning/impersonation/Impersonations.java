package dev.foyer.provisioning.impersonation;

import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.ImpersonationLink;
import dev.foyer.provisioning.keycloak.ImpersonationOrder;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Actor;
import dev.foyer.provisioning.write.GivenReason;
import dev.foyer.provisioning.write.WriteTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets staff act as a customer. What they ask for is on record first: whoever got a link has an entry in the audit. */
@ApplicationScoped
class Impersonations {

    static final int USUAL_MINUTES = 15;
    static final int MOST_MINUTES = 60;

    private static final String AUDIT = """
            INSERT INTO audit (action, entity, entity_id, after)
            VALUES ('impersonate', 'customer', ?, jsonb_build_object('minutes', ?::integer))
            """;

    private static final Rule<Integer> MINUTES = value -> {
        if (!value.isIntegralNumber() || value.longValue() < 1 || value.longValue() > MOST_MINUTES) {
            throw new NotAllowedException("must be a whole number from 1 to " + MOST_MINUTES);
        }
        return value.intValue();
    };

    private final Customers customers;
    private final Registry registry;
    private final CustomerRealm realm;
    private final WriteTransaction transaction;
    private final SecurityIdentity caller;

    Impersonations(
            Customers customers,
            Registry registry,
            CustomerRealm realm,
            WriteTransaction transaction,
            SecurityIdentity caller) {
        this.customers = customers;
        this.registry = registry;
        this.realm = realm;
        this.transaction = transaction;
        this.caller = caller;
    }

    /** @throws ProblemException when the customer has no login to act in, or the body has no reason */
    Impersonation begin(String id, byte @Nullable [] body) {
        NewImpersonation wanted = read(body);
        Customer customer = transaction.run(wanted.reason(), () -> {
            Customer found = customers.get(id);
            mayBeImpersonated(found);
            registry.write(AUDIT, List.of(found.id(), wanted.minutes()));
            return found;
        });
        Actor actor = transaction.actor();
        String name = actor.name();
        ImpersonationLink link = realm.impersonate(new ImpersonationOrder(
                        String.valueOf(customer.userId()),
                        Actor.subject(caller),
                        name == null ? actor.id() : name,
                        wanted.minutes() * 60L))
                .orElseThrow(Impersonations::noLogin);
        return new Impersonation(link.link(), Instant.ofEpochMilli(link.expiresAt()), wanted.minutes());
    }

    private static void mayBeImpersonated(Customer customer) {
        if (customer.userId() == null || !customer.active() || "guest".equals(customer.accountType())) {
            throw noLogin();
        }
    }

    private static ProblemException noLogin() {
        return new ProblemException(
                ProblemCode.CUSTOMER_STATUS,
                "Nobody can act as this customer: a guest, one who is inactive or has no login, or the realm lacks the required action"
                        + " foyer-impersonation as its last");
    }

    private static NewImpersonation read(byte @Nullable [] body) {
        String[] reason = {""};
        int[] minutes = {USUAL_MINUTES};
        Fields fields = new Fields(JsonBody.object(body));
        fields.mandatory("reason", GivenReason.RULE, value -> reason[0] = value);
        fields.kept("minutes", MINUTES, value -> minutes[0] = value);
        fields.finish();
        return new NewImpersonation(reason[0], minutes[0]);
    }
}
