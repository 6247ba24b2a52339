package dev.foyer.provisioning.request;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.paging.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What a list of requests is narrowed to; null asks nothing.
 *
 * @param customer the id of who asks
 * @param company the id of the company that is asked for
 */
public record RequestFilter(
        @Nullable RequestStatus status,
        @Nullable RequestType type,
        @Nullable String customer,
        @Nullable String company) {

    /** What a customer has asked for. */
    public static RequestFilter ofCustomer(String customer) {
        return new RequestFilter(null, null, customer, null);
    }

    /** Who waits to join a company. */
    public static RequestFilter waitingFor(String company) {
        return new RequestFilter(RequestStatus.OPEN, RequestType.JOIN_COMPANY, null, company);
    }

    /** The list of the table {@code request} under the alias r. */
    Listing listing() {
        Listing list = Listing.of("request", "r");
        if (customer != null) {
            list = list.pick(Condition.of("r.customer_id = ?", customer));
        }
        if (company != null) {
            list = list.pick(Condition.of("r.company_id = ?", company));
        }
        if (status != null) {
            list = list.walk(Condition.of("r.status = ?", status.code()));
        }
        return type == null ? list : list.narrow(Condition.of("r.type = ?", type.code()));
    }
}
