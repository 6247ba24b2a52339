package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer to be added, as the API documents it.
 *
 * @param company the id; only of a business account
 * @param role within the company
 * @param mailed false, as long as customers are added without login
 * @param sendPasswordLink false, as long as customers are added without login
 * @param newsletter false, since only the customer can ask for it
 */
record NewCustomer(
        @Schema(
                required = true,
                enumeration = {"business", "personal"})
        String accountType,

        @Schema(required = true) String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,

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
        @Schema(minimum = "0", maximum = "100") @Nullable BigDecimal commissionReducedPercent,

        @JsonProperty("notify") @Schema(defaultValue = "false") @Nullable
        Boolean mailed,

        @Schema(defaultValue = "false") @Nullable Boolean sendPasswordLink,
        @Schema(defaultValue = "false") @Nullable Boolean newsletter) {}
