package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.login.LinkKind;
import dev.foyer.provisioning.login.LoginLinks;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends one customer a link to a password. Nobody on this side ever knows or chooses one. */
@ApplicationScoped
class CustomerLogins {

    private final IdempotencyKeys keys;
    private final EditedCustomers customers;
    private final LoginLinks links;

    CustomerLogins(IdempotencyKeys keys, EditedCustomers customers, LoginLinks links) {
        this.keys = keys;
        this.customers = customers;
        this.links = links;
    }

    /**
     * Gives a customer without login one, to be finished by the customer behind the link.
     *
     * @throws ProblemException when the customer may not be invited
     */
    Answer invite(String id, Attempt attempt, byte @Nullable [] body) {
        return linked(id, attempt, body, customer -> links.invite(customer.id(), LinkKind.INVITATION.life()));
    }

    /**
     * Tells a customer how to sign in; who has not finished the invitation gets it again.
     *
     * @throws ProblemException when the customer is inactive, was never invited, or got too many links
     */
    Answer resendLoginEmail(String id, Attempt attempt, byte @Nullable [] body) {
        return linked(id, attempt, body, customer -> {
            mustBeActive(customer);
            if (customer.hasProvedLogin()) {
                links.send(customer.id(), LinkKind.LOGIN);
            } else if (customer.isInvited()) {
                links.inviteAgain(customer.id());
            } else {
                throw new ProblemException(
                        ProblemCode.CUSTOMER_STATUS, "The customer has no login yet: invite them first");
            }
        });
    }

    /**
     * Lets a customer choose another password; until then the one that there is stays.
     *
     * @throws ProblemException when the customer is inactive, has no login, or got too many links
     */
    Answer resetPassword(String id, Attempt attempt, byte @Nullable [] body) {
        return linked(id, attempt, body, customer -> {
            mustBeActive(customer);
            if (!customer.hasProvedLogin()) {
                throw new ProblemException(
                        ProblemCode.CUSTOMER_STATUS,
                        "The customer has no login of which the address is proved: invite them, or send the invitation again");
            }
            links.send(customer.id(), LinkKind.PASSWORD);
        });
    }

    private Answer linked(String id, Attempt attempt, byte @Nullable [] body, Consumer<CustomerEntity> link) {
        return keys.once(attempt, GivenReason.of(body), () -> {
            CustomerEntity customer = customers.locked(id);
            link.accept(customer);
            return customers.shownAnew(customer);
        });
    }

    private static void mustBeActive(CustomerEntity customer) {
        if (!customer.isActive()) {
            throw new ProblemException(ProblemCode.CUSTOMER_STATUS, "The customer is inactive: activate them first");
        }
        if (customer.isGuest()) {
            throw new ProblemException(ProblemCode.CUSTOMER_STATUS, "A guest has no password");
        }
    }
}
