package dev.foyer.keycloak.mail;

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
 */
record QueuedMail(
        UUID id,
        String realmId,
        @Nullable String template,
        String messageId,
        Duration lifetime,
        String keyId,
        byte[] content)
        implements BeforeCompletionCallback {

    private static final String INSERT = """
            insert into foyer_mail (id, realm_id, template, message_id, key_id, content, expires_at)
            values (?, ?, ?, ?, ?, ?, now() + ? * interval '1 millisecond')
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
            MailTable.bind(insert, id, realmId, template, messageId, keyId, content, lifetime.toMillis());
            insert.executeUpdate();
        }
    }
}
