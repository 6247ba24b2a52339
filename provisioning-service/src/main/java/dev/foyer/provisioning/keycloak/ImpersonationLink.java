package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Where an impersonation begins.
 *
 * @param link a secret: good once
 * @param expiresAt milliseconds since the epoch
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImpersonationLink(String link, long expiresAt) {

    /** No secret into a log. */
    @Override
    public String toString() {
        return "a link";
    }
}
