package dev.foyer.provisioning.request;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.mail.Mails;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests, each once: of several who decide the same at once the first one does, the others are told so. Within a
 * write transaction, and without asking who may decide. Mails tell the customer.
 */
@ApplicationScoped
public class Decisions {

    private static final String CUSTOMER = """
            SELECT c.active AND c.user_id IS NOT NULL AS able, c.email_verified FROM customer c WHERE c.id = ?
            FOR NO KEY UPDATE
            """;

    private static final String BELONGS = """
            SELECT 1 FROM membership m JOIN company k ON k.id = m.company_id
            WHERE m.customer_id = ? AND k.status <> 'rejected' LIMIT 1
            """;

    // Whoever comes second waits here for the first one, and then reads what became of it.
    private static final String LOCK = "SELECT r.status FROM request r WHERE r.id = ? FOR NO KEY UPDATE";

    private static final String DECIDE = """
            UPDATE request
            SET status = ?, decided_at = clock_timestamp(), decided_by = current_setting('foyer.actor'), reason = ?,
                company_id = coalesce(?, company_id)
            WHERE id = ? AND status = 'open'
            """;

    private final Registry registry;
    private final Requests requests;
    private final Admission admission;
    private final Mails mails;

    Decisions(Registry registry, Requests requests, Admission admission, Mails mails) {
        this.registry = registry;
        this.requests = requests;
        this.admission = admission;
        this.mails = mails;
    }

    /**
     * Gives the customer what the request asks for.
     *
     * @return the request as it is now
     * @throws ProblemException when there is no such request, when it is not open any more, when who asked cannot sign in or has not
     *     proved the address of today, when the company is not one to be joined, or when the approval does not suit the request
     */
    public Request approve(String id, Approval approval) {
        Request request = requests.get(id);
        String asked = companyOf(request);
        String other = Objects.equals(approval.company(), asked) ? null : approval.company();
        String customer = request.customer().id();
        open(request, true, asked, other);
        if (request.type() == RequestType.JOIN_COMPANY || other != null) {
            String company = Objects.requireNonNull(other == null ? asked : other, "a company is asked for");
            decide(id, RequestStatus.APPROVED, approval.reason(), company);
            admission.join(customer, company, approval.role());
            if (request.type() == RequestType.NEW_COMPANY && asked != null) {
                admission.giveUp(customer, asked);
            }
        } else {
            refuseRole(approval);
            refuseMember(request);
            String company = asked == null ? admission.found(request) : asked;
            decide(id, RequestStatus.APPROVED, approval.reason(), company);
            admission.letIn(customer, company);
        }
        Request approved = requests.get(id);
        mails.queue(DecisionMail.approved(approved, request));
        return approved;
    }

    /**
     * Turns the request down. Whoever asked may ask again.
     *
     * @param reason told to the customer; null for none
     * @return the request as it is now
     * @throws ProblemException when there is no such request, or when it is not open any more
     */
    public Request reject(String id, @Nullable String reason) {
        Request request = requests.get(id);
        open(request, false, companyOf(request));
        decide(id, RequestStatus.REJECTED, reason, null);
        mails.queue(DecisionMail.rejected(request, Objects.requireNonNullElse(reason, "")));
        return requests.get(id);
    }

    /**
     * Takes the request back, as the customer who asked may.
     *
     * @return the request as it is now
     * @throws ProblemException when there is no such request, or when it is not open any more
     */
    public Request withdraw(String id) {
        Request request = requests.get(id);
        open(request, false, companyOf(request));
        decide(id, RequestStatus.WITHDRAWN, null, null);
        return requests.get(id);
    }

    /**
     * Locks companies, customer and request, in the order in which everybody does, and sees that it is still to be decided.
     *
     * @param welcome whether the customer is to have what they ask for: an address that somebody has put in place of the proved one
     *     would found a company, or stand before the eyes of who decides
     */
    private void open(Request request, boolean welcome, @Nullable String... companies) {
        admission.lock(Arrays.stream(companies).filter(Objects::nonNull).toList());
        AskingCustomer customer = registry.first(
                        CUSTOMER,
                        List.of(request.customer().id()),
                        row -> new AskingCustomer(row.getBoolean("able"), row.getBoolean("email_verified")))
                .orElse(AskingCustomer.GONE);
        String status = registry.first(LOCK, List.of(request.id()), row -> row.getString("status"))
                .orElse("gone");
        if (!status.equals(RequestStatus.OPEN.code())) {
            throw new ProblemException(ProblemCode.REQUEST_DECIDED, "The request is " + status + " already");
        }
        if (welcome) {
            customer.refuseUnproved();
        }
    }

    /** A group account is for somebody without a company. */
    private void refuseMember(Request request) {
        if (request.type() == RequestType.GROUP_ACCOUNT
                && registry.first(BELONGS, List.of(request.customer().id()), row -> true)
                        .isPresent()) {
            throw new ProblemException(
                    ProblemCode.COMPANY_STATUS, "The customer belongs to a company by now: reject the request");
        }
    }

    private void decide(String id, RequestStatus status, @Nullable String reason, @Nullable String company) {
        registry.write(DECIDE, Arrays.asList(status.code(), reason, company, id));
    }

    private static void refuseRole(Approval approval) {
        if (approval.role() != null) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELDS,
                    null,
                    List.of(new FieldError("role", "must be left out: who brings a company is its admin")));
        }
    }

    private static @Nullable String companyOf(Request request) {
        return request.company() == null ? null : request.company().id();
    }
}
