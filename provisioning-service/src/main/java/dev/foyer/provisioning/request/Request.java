package dev.foyer.provisioning.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for, as the API shows it. Every field is always present; null means unknown or none.
 *
 * @param company the one that is asked for; null for a group account that is not approved
 * @param companyName as the customer typed it; null where the company was found otherwise
 * @param decidedBy as the audit names who acted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Request(
        String id,
        RequestType type,
        RequestStatus status,
        Asker customer,
        @Nullable AskedCompany company,
        @Nullable String companyName,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    /** Who asks. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Asker(
            String id,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName) {}

    /** The company that is asked for. */
    public record AskedCompany(String id, String name) {}

    /**
     * The company's name for the eyes of who asks: as they typed it, since nobody is told how it is written who does not belong
     * to it.
     */
    public String nameForAsker() {
        if (companyName != null) {
            return companyName;
        }
        return company == null ? "" : company.name();
    }
}
