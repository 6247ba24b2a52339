package dev.foyer.provisioning.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one row.
 *
 * @param actor {@code staff:<subject> <user name>}, {@code client:<client id>} or {@code customer:<user id>} for a caller of this
 *     API, {@code keycloak} for the mirror, else {@code system}
 * @param reason what the actor gave as the reason
 * @param action {@code insert}, {@code update}, {@code delete}, {@code export} where all that is known of
 *     the customer was given out, or {@code impersonate} where staff were let act as the customer
 * @param entity {@code customer}, {@code company}, {@code membership}, {@code answer}, {@code request}, {@code invitation},
 *     {@code address}, {@code company_domain}, {@code customer_order}, {@code legal_hold}, {@code login_link}, {@code label} or {@code factor_change}
 * @param entityId the row's id then; of a membership, an answer, a request, an order, a legal hold, a link, a factor's change and a customer's address or label the customer's
 * @param relatedId of a membership, a request, an invitation, a domain and a company's address the company's id
 * @param before fields that are no longer so, null for a new row
 * @param after fields that are so since, null for a removed row
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        @Nullable String reason,
        String action,
        String entity,
        String entityId,
        @Nullable String relatedId,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after) {}
