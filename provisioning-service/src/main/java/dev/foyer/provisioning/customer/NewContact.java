package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contact to be added to the company in the address, as the API documents it.
 *
 * @param role within the company
 * @param mailed false, as long as customers are added without login
 * @param sendPasswordLink false, as long as customers are added without login
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
        @Schema(minimum = "0", maximum = "100") @Nullable BigDecimal commissionReducedPercent,

        @JsonProperty("notify") @Schema(defaultValue = "false") @Nullable
        Boolean mailed,

        @Schema(defaultValue = "false") @Nullable Boolean sendPasswordLink,
        @Schema(defaultValue = "false") @Nullable Boolean newsletter) {}
