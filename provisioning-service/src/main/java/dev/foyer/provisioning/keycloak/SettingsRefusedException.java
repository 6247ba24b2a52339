package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keycloak does not accept these settings. */
public final class SettingsRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with one setting. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Refusal(@Nullable String field, @Nullable String message) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(@Nullable List<Refusal> errors) {}

    private final transient List<Refusal> refusals;

    private SettingsRefusedException(List<Refusal> refusals) {
        super("Keycloak refused the settings");
        this.refusals = refusals;
    }

    static SettingsRefusedException of(Response response) {
        try {
            Body body = response.readEntity(Body.class);
            return new SettingsRefusedException(Objects.requireNonNullElse(body.errors(), List.of()));
        } catch (ProcessingException | IllegalStateException | NullPointerException e) {
            return new SettingsRefusedException(List.of());
        }
    }

    /** One for each setting that was refused; empty when Keycloak did not say. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
