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
 * @param mfaPolicy {@code off}: nobody is asked for a second factor; {@code optional}: who has set one up; {@code required}: everybody
 * @param mfaRequiredFrom until when {@code required} is {@code optional}; null: not at all
 * @param trustedDeviceDays for how many days somebody may have a device remembered; 0 does not offer it
 * @param codeMinutes how long a one-time code may be used
 * @param codeGuesses how many wrong guesses void a code
 * @param codeGuessesPerHour how many wrong guesses a person has, over all codes
 * @param codeResendSeconds how long a person waits before another code is sent
 * @param codesPerPersonPerHour codes that a person is sent
 * @param codesPerNetworkPerHour codes that one network may have sent
 * @param emailCode whether a code may be mailed to who cannot use a second factor
 * @param smsCountries countries whose numbers get text messages (ISO 3166-1 alpha-2); none: all
 * @param smsPerNumberPerHour codes that one number is sent
 * @param smsPerDay codes that all numbers together are sent
 * @param resetPauseSeconds how long after a mail for a forgotten password an address gets another one
 * @param resetsPerAddressPerHour such mails to one address
 * @param resetsPerNetworkPerHour such forms that one network may send
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
        @Schema(minimum = "0", maximum = "100000") int guestLimitPerApplicationPerMinute,

        @Schema(enumeration = {"off", "optional", "required"})
        String mfaPolicy,

        @Schema(format = "date-time") @Nullable String mfaRequiredFrom,
        @Schema(minimum = "0", maximum = "90") int trustedDeviceDays,
        @Schema(minimum = "1", maximum = "10") int codeMinutes,
        @Schema(minimum = "1", maximum = "10") int codeGuesses,
        @Schema(minimum = "1", maximum = "100") int codeGuessesPerHour,
        @Schema(minimum = "0", maximum = "600") int codeResendSeconds,
        @Schema(minimum = "0", maximum = "100000") int codesPerPersonPerHour,
        @Schema(minimum = "0", maximum = "100000") int codesPerNetworkPerHour,
        boolean emailCode,
        List<String> smsCountries,
        @Schema(minimum = "0", maximum = "100000") int smsPerNumberPerHour,
        @Schema(minimum = "0", maximum = "10000000") int smsPerDay,
        @Schema(minimum = "0", maximum = "3600") int resetPauseSeconds,
        @Schema(minimum = "0", maximum = "100000") int resetsPerAddressPerHour,
        @Schema(minimum = "0", maximum = "100000") int resetsPerNetworkPerHour) {}
