package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keycloak does not accept these settings. */
public final class SettingsRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with one setting. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Refusal(@Nullable String field, @Nullable String message) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(@Nullable List<Refusal> errors) {}

    private final boolean conflict;
    private final transient List<Refusal> refusals;

    private SettingsRefusedException(boolean conflict, List<Refusal> refusals) {
        super("Keycloak refused the settings");
        this.conflict = conflict;
        this.refusals = refusals;
    }

    static SettingsRefusedException of(Response response) {
        boolean conflict = response.getStatus() == 409;
        try {
            Body body = response.readEntity(Body.class);
            return new SettingsRefusedException(conflict, Objects.requireNonNullElse(body.errors(), List.of()));
        } catch (ProcessingException | IllegalStateException | NullPointerException e) {
            return new SettingsRefusedException(conflict, List.of());
        }
    }

    /** Whether the settings are well-formed but the realm cannot have them as it is set up: a flow lacks our step. */
    public boolean isConflict() {
        return conflict;
    }

    /** What Keycloak says, in one line; null when it did not say. */
    public @Nullable String messages() {
        String text = refusals.stream()
                .map(Refusal::message)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? null : text;
    }

    /** One for each setting that was refused; empty when Keycloak did not say. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
