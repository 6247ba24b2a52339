package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contact to be added to the company in the address, as the API documents it.
 *
 * @param role within the company
 * @param mailed whether the customer is told by mail; not besides the link, whose mail says it too
 * @param sendPasswordLink whether the customer gets a login and a link to choose a password, as by {@code invite}
 * @param newsletter false, since only the customer can ask for it
 */
public record NewContact(
        @Schema(required = true) String email,
        @Nullable String firstName,
        @Nullable String lastName,

        @Schema(
                enumeration = {"admin", "buyer", "viewer"},
                defaultValue = "buyer")
        @Nullable
        String role,

        @Nullable String language,
        @Nullable String phone,
        @Nullable String officePhone,
        @Nullable String timeZone,
        @Nullable String customerNumber,
        @Nullable String externalId,
        @Schema(maxItems = 50) @Nullable List<String> labels,
        @Schema(minimum = "0", maximum = "100") @Nullable BigDecimal commissionReducedPercent,

        @JsonProperty("notify") @Schema(defaultValue = "false") @Nullable
        Boolean mailed,

        @Schema(defaultValue = "false") @Nullable Boolean sendPasswordLink,
        @Schema(defaultValue = "false") @Nullable Boolean newsletter) {}
