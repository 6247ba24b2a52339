package dev.foyer.keycloak.mail;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelIllegalStateException;

/**
 * Keeps a request from being committed whose mail cannot be queued. Pages catch the exceptions of a mail, and Keycloak swallows
 * those of event listeners: both would say that all is well.
 */
public final class VisibleFailure {

    private VisibleFailure() {}

    /** The transaction at hand answers with 500 when it ends, and nothing of it is done. */
    public static void of(KeycloakSession session, RuntimeException cause) {
        refuse(
                session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .unwrap(SessionImplementor.class),
                QueuedMail.failure(cause));
    }

    static void refuse(SessionImplementor jpa, ModelIllegalStateException failure) {
        BeforeCompletionCallback refuse = ignored -> {
            throw failure;
        };
        jpa.getTransactionCompletionCallbacks().registerCallback(refuse);
    }
}
