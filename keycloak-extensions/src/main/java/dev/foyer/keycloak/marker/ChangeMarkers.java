package dev.foyer.keycloak.marker;

import dev.foyer.keycloak.provisioning.ProvisioningClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;
import org.keycloak.models.ModelIllegalStateException;

/**
 * Writes one marker for each changed user, in the transaction that changed it, as its last statements before the commit.
 *
 * <p>A marker that cannot be written fails the request: Keycloak answers {@link ModelIllegalStateException} with 500 and
 * commits nothing, while any other exception would become a misleading 400 or 409.
 */
final class ChangeMarkers implements BeforeCompletionCallback {

    /** Only in realms that have the provisioning client, decided by the database in the same statement. */
    private static final String SERVED = " and exists (select 1 from client c where c.realm_id = %s and c.client_id = '"
            + ProvisioningClient.ID + "')";

    private static final String MARK_CHANGED = "insert into foyer_change_marker (realm_id, user_id, kind)"
            + " select u.realm_id, u.id, 'changed' from user_entity u where u.id = ?" + SERVED.formatted("u.realm_id");

    private static final String MARK_DELETED = "insert into foyer_change_marker (realm_id, user_id, kind)"
            + " select r.id, ?, 'deleted' from realm r where r.id = ?" + SERVED.formatted("r.id");

    /** A locked table fails the request instead of holding it. The driver's own limit costs no statement, as SET would. */
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final ChangedUsers users;

    ChangeMarkers(ChangedUsers users) {
        this.users = users;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong here must fail the request visibly
    public void doBeforeTransactionCompletion(SharedSessionContractImplementor session) {
        try {
            Connection connection =
                    session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
            write(connection);
        } catch (Exception e) {
            throw new ModelIllegalStateException(
                    "The change cannot be recorded for the customer registry, so it is not made.", e);
        } finally {
            users.clear();
        }
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK_CHANGED)) {
            mark.setQueryTimeout(LONGEST_WAIT_SECONDS);
            for (String userId : users.changedOnly()) {
                mark.setString(1, userId);
                mark.addBatch();
            }
            mark.executeBatch();
        }
        if (users.deletedInRealm().isEmpty()) {
            return;
        }
        try (PreparedStatement mark = connection.prepareStatement(MARK_DELETED)) {
            mark.setQueryTimeout(LONGEST_WAIT_SECONDS);
            for (Map.Entry<String, String> deleted : users.deletedInRealm().entrySet()) {
                mark.setString(1, deleted.getKey());
                mark.setString(2, deleted.getValue());
                mark.addBatch();
            }
            mark.executeBatch();
        }
    }
}
