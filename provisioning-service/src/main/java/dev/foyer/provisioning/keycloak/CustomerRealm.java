package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.configuration.FoyerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The realm of the customers in Keycloak. Thread-safe. Every call signs in by itself and throws
 * {@link KeycloakUnavailableException} when Keycloak does not do what was asked, whatever the reason.
 */
@ApplicationScoped
public class CustomerRealm {

    private final AdminResource resource;
    private final String realm;

    CustomerRealm(AdminResource resource, FoyerConfiguration configuration) {
        this.resource = resource;
        this.realm = configuration.keycloak().realm();
    }

    /** The oldest waiting changes, of at most so many users. They wait until they are acknowledged. */
    public Changes changes(int max) {
        return call(() -> resource.changes(realm, max));
    }

    /**
     * Removes exactly these markers, which may be gone already, and answers with the oldest changes that wait then, in one
     * request.
     *
     * @param max markers to read, as in {@link #changes}
     */
    public Changes acknowledge(List<Long> markers, int max) {
        return call(() -> {
            Changes next = resource.acknowledge(realm, max, new AdminResource.Acknowledgement(markers));
            // An extension of before answers with nothing.
            return next == null ? resource.changes(realm, max) : next;
        });
    }

    /**
     * Puts users into the feed, whether they exist or not.
     *
     * @param userIds 1 to 2,000
     */
    public Marked mark(List<String> userIds) {
        return call(() -> resource.mark(realm, new AdminResource.Marks(userIds, null, null)));
    }

    /**
     * Puts the next users of the realm into the feed, in Keycloak's order of their ids.
     *
     * @param after the last one that is there already; null for the first
     * @param max 1 to 2,000
     */
    public Marked markNext(@Nullable String after, int max) {
        return call(() -> resource.mark(realm, new AdminResource.Marks(null, after, max)));
    }

    /**
     * The next users of the realm, in Keycloak's order of their ids.
     *
     * @param after the last one of the page before; null for the first page
     * @param max users to look at, 1 to 1,000; staff among them are left out of the page
     */
    public UserPage users(@Nullable String after, int max) {
        return call(() -> resource.users(realm, after, max, List.of()));
    }

    /**
     * These users; who is no customer or does not exist is absent.
     *
     * @param ids 1 to 100
     */
    public UserPage users(List<String> ids) {
        return call(() -> resource.users(realm, null, null, ids));
    }

    /** Changes a user on purpose, one that is no customer, and answers with its id. */
    public String sendCanary() {
        return call(() -> resource.sendCanary(realm).userId());
    }

    /**
     * Runs commands, all in one transaction of Keycloak's.
     *
     * @param commands 1 to 100
     * @return what came of each, in their order
     */
    public CommandResults run(List<UserCommand> commands) {
        CommandResults answer = call(() -> resource.run(realm, new AdminResource.Commands(commands)));
        if (answer.results().size() != commands.size()) {
            throw new KeycloakUnavailableException("Keycloak answered " + commands.size() + " commands with "
                    + answer.results().size() + " results");
        }
        return answer;
    }

    /** The second factors of a customer; empty for who is none, or gone. */
    public Optional<Factors> factors(String userId) {
        return call(() -> {
            try {
                return Optional.of(resource.factors(realm, userId));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** Where somebody begins to act as a customer; empty where Keycloak lets nobody act as that user. */
    public Optional<ImpersonationLink> impersonate(ImpersonationOrder order) {
        return call(() -> {
            try {
                return Optional.of(resource.impersonate(realm, order));
            } catch (WebApplicationException e) {
                int status = e.getResponse().getStatus();
                if (status == 404 || status == 409) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /**
     * Mails that are not delivered, newest first.
     *
     * @param state {@code waiting} or {@code parked}
     * @param max 1 to 200
     * @param after {@code next} of the page before; null for the first page
     */
    public MailPage mails(String state, int max, @Nullable Long after) {
        return call(() -> resource.mails(realm, state, max, after));
    }

    /** How many mails are not delivered. */
    public MailQueueState mailState() {
        return call(() -> resource.mailState(realm));
    }

    /** Has a mail filled in and sent. Repeating it does nothing. */
    public void queueMail(MailOrder mail) {
        call(() -> {
            resource.queueMail(realm, mail);
            return true;
        });
    }

    /**
     * Has a mail sent again at once, parked or not. One that is being sent right now needs nothing.
     *
     * @return whether there is such a mail
     */
    public boolean retryMail(String id) {
        return call(() -> {
            try {
                resource.retryMail(realm, id);
                return true;
            } catch (WebApplicationException e) {
                int status = e.getResponse().getStatus();
                if (status == 404 || status == 409) {
                    return status == 409;
                }
                throw e;
            }
        });
    }

    /** What is asked at sign-up. */
    public SignUpQuestions questions() {
        return call(() -> resource.questions(realm));
    }

    /** The settings of the realm, a JSON object. */
    public JsonNode settings() {
        return call(() -> resource.settings(realm));
    }

    /**
     * Changes the settings that are named and answers with all of them.
     *
     * @throws SettingsRefusedException when Keycloak does not accept a key or a value, or cannot as the realm is set
     *     up; nothing is changed then
     */
    public JsonNode changeSettings(JsonNode settings) {
        return call(() -> {
            try {
                return resource.changeSettings(realm, settings);
            } catch (WebApplicationException e) {
                int status = e.getResponse().getStatus();
                if (status == 400 || status == 409) {
                    throw SettingsRefusedException.of(e.getResponse());
                }
                throw e;
            }
        });
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (NotAuthorizedException e) {
            throw new KeycloakUnavailableException(
                    "Keycloak does not accept foyer.keycloak.client-id and foyer.keycloak.client-secret, or does not know "
                            + "the realm foyer.keycloak.realm",
                    401,
                    e);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            throw new KeycloakUnavailableException("Keycloak answered with status " + status, status, e);
        } catch (ProcessingException e) {
            throw new KeycloakUnavailableException("Keycloak cannot be reached", e);
        } catch (SettingsRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new KeycloakUnavailableException(
                    "The call to Keycloak failed: " + e.getClass().getSimpleName(), e);
        }
    }
}
