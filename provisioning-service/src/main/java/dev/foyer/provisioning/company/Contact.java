package dev.foyer.provisioning.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.foyer.provisioning.customer.Customer;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer as a contact of one company: all of the customer, and beside it what belongs to the membership.
 *
 * @param customerId the customer's id once more, under the name that it has beside other things
 * @param role within this company
 * @param since when the customer became its contact
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Contact(
        @JsonUnwrapped Customer customer,
        String customerId,

        @Schema(enumeration = {"admin", "buyer", "viewer"}) String role,

        Instant since) {}
