package dev.foyer.provisioning.settings;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The settings as the API documents them; what travels is what Keycloak knows.
 *
 * @param companyApproval {@code automatic}: a confirmed business sign-up makes the company; {@code staff}: people decide
 * @param newsletter whether the registration form has a box to ask for the newsletter
 * @param shopUrl where the links of mails about companies lead; null: to the customer's account console
 * @param limitPerNetworkPerMinute forms that one IPv4 address or IPv6 /64 may send; 0 sets no limit, here and below
 * @param limitPerAddressPerHour forms that may be sent for one email address
 * @param limitPerRealmPerMinute forms that everybody together may send
 * @param minimalFillSeconds how long filling in the form takes at least
 * @param blockDisposableEmail whether domains of throw-away addresses are refused
 * @param allowedEmailDomains domains that may always be used, subdomains included; the longer name wins
 * @param deniedEmailDomains domains that may never be used, subdomains included
 * @param onlyAllowedEmailDomains whether all other domains are refused
 * @param guestCheckout whether applications that allow guests may let new ones in
 * @param guestSessionMinutes how long a guest stays signed in at most
 * @param guestLimitPerNetworkPerHour guest forms that one network may send
 * @param guestLimitPerApplicationPerMinute guest forms that may be sent in one application
 */
record Settings(
        boolean selfRegistration,
        boolean personalAccounts,
        @Schema(enumeration = {"automatic", "staff"}) String companyApproval,
        int businessNameMaxLength,
        boolean newsletter,
        @Schema(format = "uri", maxLength = 1000) @Nullable String shopUrl,
        @Schema(minimum = "0", maximum = "100000") int limitPerNetworkPerMinute,
        @Schema(minimum = "0", maximum = "100000") int limitPerAddressPerHour,
        @Schema(minimum = "0", maximum = "100000") int limitPerRealmPerMinute,
        @Schema(minimum = "0", maximum = "60") int minimalFillSeconds,
        boolean blockDisposableEmail,
        List<String> allowedEmailDomains,
        List<String> deniedEmailDomains,
        boolean onlyAllowedEmailDomains,
        boolean guestCheckout,
        @Schema(minimum = "1", maximum = "1440") int guestSessionMinutes,
        @Schema(minimum = "0", maximum = "100000") int guestLimitPerNetworkPerHour,
        @Schema(minimum = "0", maximum = "100000") int guestLimitPerApplicationPerMinute) {}
