package dev.foyer.provisioning.me;

import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.request.Request;
import dev.foyer.provisioning.request.RequestFilter;
import dev.foyer.provisioning.request.RequestType;
import dev.foyer.provisioning.request.Requests;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads who asks to join a company. Whether the caller may see that is for the caller to ask. */
@ApplicationScoped
class JoinRequests {

    private final Requests requests;

    JoinRequests(Requests requests) {
        this.requests = requests;
    }

    /** One page of those that are to be decided, newest first. Who was turned down is none of the company's business any more. */
    Page<JoinRequest> page(String companyId, PageRequest request) {
        Page<Request> page = requests.page(RequestFilter.waitingFor(companyId), request);
        return new Page<>(page.items().stream().map(JoinRequest::of).toList(), page.nextCursor());
    }

    /**
     * One request.
     *
     * @throws ProblemException when nobody asked this company under this id
     */
    JoinRequest get(String companyId, String id) {
        Request request = requests.get(id);
        Request.AskedCompany company = request.company();
        if (request.type() != RequestType.JOIN_COMPANY
                || company == null
                || !company.id().equals(companyId)) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no request with this id");
        }
        return JoinRequest.of(request);
    }
}
