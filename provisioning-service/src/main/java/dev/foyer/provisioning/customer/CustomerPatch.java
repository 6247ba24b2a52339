package dev.foyer.provisioning.customer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a customer, as the API documents it: a merge patch, in which null clears.
 *
 * @param email only of a customer without login, and never null
 * @param language a BCP 47 tag
 * @param timeZone the name of an IANA time zone
 * @param newsletter false withdraws the consent; true is refused, since only the customer can give it
 * @param answers by question: the values that replace those of before, null removes the answer; others stay
 */
record CustomerPatch(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String language,
        @Nullable String phone,
        @Nullable String officePhone,
        @Nullable String timeZone,
        @Nullable String customerNumber,
        @Nullable String externalId,
        @Schema(maxItems = 50) @Nullable List<String> labels,
        @Schema(minimum = "0", maximum = "100") @Nullable BigDecimal commissionReducedPercent,
        @Nullable Boolean newsletter,
        @Nullable Map<String, List<String>> answers) {}
