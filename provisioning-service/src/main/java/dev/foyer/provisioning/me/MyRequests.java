package dev.foyer.provisioning.me;

import dev.foyer.provisioning.domain.DomainSuggestions;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.request.Asking;
import dev.foyer.provisioning.request.Decisions;
import dev.foyer.provisioning.request.Request;
import dev.foyer.provisioning.request.RequestFilter;
import dev.foyer.provisioning.request.RequestStatus;
import dev.foyer.provisioning.request.RequestType;
import dev.foyer.provisioning.request.Requests;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller asks for, and takes back as long as nobody has decided. */
@ApplicationScoped
class MyRequests {

    private final IdempotencyKeys keys;
    private final Callers callers;
    private final DomainSuggestions suggestions;
    private final Requests requests;
    private final Asking asking;
    private final Decisions decisions;
    private final Answers answers;

    MyRequests(
            IdempotencyKeys keys,
            Callers callers,
            DomainSuggestions suggestions,
            Requests requests,
            Asking asking,
            Decisions decisions,
            Answers answers) {
        this.keys = keys;
        this.callers = callers;
        this.suggestions = suggestions;
        this.requests = requests;
        this.asking = asking;
        this.decisions = decisions;
        this.answers = answers;
    }

    /** One page, newest first. */
    Page<MyRequest> page(PageRequest request) {
        Page<Request> page =
                requests.page(RequestFilter.ofCustomer(callers.caller().customerId()), request);
        return new Page<>(page.items().stream().map(MyRequest::of).toList(), page.nextCursor());
    }

    /** The open request: a new one, or the one that was open already. */
    Answer ask(Attempt attempt, byte @Nullable [] body) {
        NewRequest given = NewRequest.read(body);
        return keys.once(attempt, null, () -> {
            Caller caller = callers.caller();
            caller.provedEmail();
            boolean known = isOpen(caller, given);
            MyRequest asked = MyRequest.of(asked(caller, given));
            return known ? answers.ok(asked) : answers.created(asked);
        });
    }

    /** The request, withdrawn. */
    Answer withdraw(String id, Attempt attempt) {
        return keys.once(attempt, null, () -> {
            Request request = requests.get(id);
            if (!request.customer().id().equals(callers.caller().customerId())) {
                throw new ProblemException(ProblemCode.NOT_FOUND, "There is no request with this id");
            }
            return answers.ok(MyRequest.of(decisions.withdraw(request.id())));
        });
    }

    private boolean isOpen(Caller caller, NewRequest given) {
        String company = given.type() == RequestType.JOIN_COMPANY ? given.company() : null;
        RequestFilter same = new RequestFilter(RequestStatus.OPEN, given.type(), caller.customerId(), company);
        return !requests.page(same, new PageRequest(1, null)).items().isEmpty();
    }

    private Request asked(Caller caller, NewRequest given) {
        return switch (given.type()) {
            case GROUP_ACCOUNT -> asking.groupAccount(caller.customerId(), given.company());
            case NEW_COMPANY -> asking.newCompany(caller.customerId());
            case JOIN_COMPANY -> asking.joinCompany(caller.customerId(), suggested(caller, given.company()));
            case CATALOG_ACCESS -> throw new IllegalStateException("Nobody can ask for access to a catalog here");
        };
    }

    /** Whoever could ask for any company would learn which ones there are. */
    private String suggested(Caller caller, String companyId) {
        if (!suggestions.name(caller.customerId(), companyId)) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELDS,
                    null,
                    List.of(new FieldError("companyId", "must be the id of a company of GET /me/suggestions")));
        }
        return companyId;
    }
}
