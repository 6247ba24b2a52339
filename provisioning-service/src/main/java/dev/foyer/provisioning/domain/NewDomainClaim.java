package dev.foyer.provisioning.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How people may join by a domain, as the API documents it.
 *
 * @param joining left out: suggest for a new claim, else as before. automatic only once the domain is proved
 */
record NewDomainClaim(
        @Schema(enumeration = {"suggest", "request", "automatic"}) @Nullable
        String joining) {}
