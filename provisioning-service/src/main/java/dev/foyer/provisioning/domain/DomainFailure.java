package dev.foyer.provisioning.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why the last look at the DNS proved nothing.
 *
 * @param message what was found and what to do
 */
public record DomainFailure(
        @Schema(enumeration = {"no_record", "other_records", "no_answer", "proved_elsewhere", "not_claimable"})
        String code,

        String message) {}
