package dev.foyer.provisioning.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One consent, as the API shows it.
 *
 * @param kind {@code newsletter}
 * @param givenAt when the customer ticked the box and sent the form
 * @param confirmedAt when the address proved to be the customer's own
 * @param source the page: {@code registration}
 * @param application client id of the application that led to that page
 * @param wording the text beside the box, as the customer saw it; may have HTML tags if the seller's text has
 * @param language of the wording, a BCP 47 tag
 * @param withdrawnAt null while the consent stands
 * @param withdrawnBy who did that, as the audit names an actor; null while the consent stands
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Consent(
        String id,
        String kind,
        Instant givenAt,
        Instant confirmedAt,
        String source,
        String application,
        String wording,
        String language,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {}
