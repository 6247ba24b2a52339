package dev.foyer.keycloak.sms;

import org.keycloak.provider.Provider;

/** Hands text messages over to whoever delivers them. May be used by several threads. */
public interface SmsSenderProvider extends Provider {

    /**
     * Sends a message while a person waits at a page: answers within seconds.
     *
     * @throws SmsNotSentException when it was not taken, or nobody can tell
     */
    void send(SmsMessage message) throws SmsNotSentException;

    @Override
    default void close() {
        // holds nothing
    }
}
