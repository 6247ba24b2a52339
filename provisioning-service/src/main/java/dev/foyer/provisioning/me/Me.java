package dev.foyer.provisioning.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.customer.Lifecycle;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The customer who asks. Every field is always present; null means unknown.
 *
 * @param language a BCP 47 tag
 * @param timeZone a zone of the IANA's database
 * @param phone as E.164 writes it, the office's too
 * @param companies in the order in which the customer joined them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Me(
        String id,
        String userId,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String phone,
        @Nullable String officePhone,

        @Schema(enumeration = {"business", "personal"}) String accountType,

        Lifecycle lifecycle,
        List<MyCompany> companies) {}
