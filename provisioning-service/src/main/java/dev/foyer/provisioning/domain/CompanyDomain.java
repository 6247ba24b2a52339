package dev.foyer.provisioning.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An email domain that a company claims, as the API shows it. Every field is always present; null means not yet or not any more.
 *
 * @param domain in lower case and in ASCII
 * @param joining what happens to whoever confirms an address there, once the domain is proved: may ask to join, a request is made
 *     for them, or they belong to the company at once
 * @param dnsRecord what proves the domain
 * @param verifiedAt since when the domain is proved; null while it is not
 * @param checkedAt when the DNS was last asked
 * @param seenAt when it last showed the record
 * @param goneSince since when it has answered without the record; after seven days the domain is proved no more
 * @param failure of the last look; null when it found the record
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CompanyDomain(
        String domain,

        @Schema(enumeration = {"suggest", "request", "automatic"})
        String joining,

        DomainRecord dnsRecord,
        Instant claimedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant seenAt,
        @Nullable Instant goneSince,
        @Nullable DomainFailure failure) {}
