package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.storage.OwnTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelIllegalStateException;

/**
 * A mail on its way into the table: written before the commit of the transaction that causes it, or that transaction fails. As
 * with change markers, {@link ModelIllegalStateException} is what Keycloak answers with 500 while committing nothing; an
 * exception in the middle of the request would be caught by some pages, which then say that the mail was sent.
 *
 * @param template of our own that it was made from; null for mails of Keycloak's
 * @param pause until the first attempt
 * @param state {@code waiting}, or {@link DiscreetMail#TO_NOBODY}
 * @param recipient hash of the address, see {@link MailsOfAddress}
 */
record QueuedMail(
        UUID id,
        String realmId,
        @Nullable String template,
        String messageId,
        Duration pause,
        Duration lifetime,
        String keyId,
        byte[] content,
        String state,
        String recipient)
        implements BeforeCompletionCallback {

    private static final String INSERT = """
            insert into foyer_mail (id, realm_id, template, message_id, key_id, content, state, recipient, expires_at,
                                    next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, now() + ? * interval '1 millisecond', now() + ? * interval '1 millisecond')
            """;

    @Override
    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong here must fail the request visibly
    public void doBeforeTransactionCompletion(SharedSessionContractImplementor session) {
        try {
            write(session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection());
        } catch (Exception e) {
            throw failure(e);
        }
    }

    static ModelIllegalStateException failure(Exception cause) {
        return new ModelIllegalStateException("The mail cannot be queued, so nothing is done.", cause);
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            OwnTables.bind(
                    insert,
                    id,
                    realmId,
                    template,
                    messageId,
                    keyId,
                    content,
                    state,
                    recipient,
                    lifetime.toMillis(),
                    pause.toMillis());
            insert.executeUpdate();
        }
    }
}
