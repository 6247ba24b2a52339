package dev.foyer.provisioning.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that somebody has placed as a guest with the caller's address. Nothing that the guest typed is in it: whoever has the
 * mailbox now may be another than then.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GuestOrder(
        String reference, Instant placedAt, @Nullable String shop) {}
