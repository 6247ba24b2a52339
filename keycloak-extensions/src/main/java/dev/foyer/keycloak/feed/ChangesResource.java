package dev.foyer.keycloak.feed;

import dev.foyer.keycloak.feed.MarkerQueue.MarkedUser;
import dev.foyer.keycloak.question.Questions;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code changes}: what changed since it was last acknowledged. There is no cursor, so nothing is missed when a transaction
 * commits late: a marker waits until its very id is acknowledged.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChangesResource {

    private static final int MOST = 2000;

    private final KeycloakSession session;
    private final RealmModel realm;

    /** The caller has checked the role already. */
    public ChangesResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Reads the oldest changes without removing them.
     *
     * @param max number of markers to read, 1 to 2,000
     */
    @GET
    public Changes changes(@QueryParam("max") @DefaultValue("500") int max) {
        check(max);
        return jpa().doReturningWork(connection -> read(connection, max));
    }

    /**
     * Removes exactly the markers named.
     *
     * @param max number of markers to read then, 1 to 2,000; without it nothing is read, and the answer is 204
     * @return the oldest changes that are left, as {@link #changes} has them; null without {@code max}
     */
    @POST
    @Path("acknowledgements")
    public @Nullable Changes acknowledge(@QueryParam("max") @Nullable Integer max, Acknowledgement acknowledgement) {
        if (acknowledgement == null
                || acknowledgement.markers() == null
                || acknowledgement.markers().stream().anyMatch(Objects::isNull)) {
            throw new BadRequestException("The body must be {\"markers\":[...]} with the ids of markers.");
        }
        if (max != null) {
            check(max);
        }
        return jpa().doReturningWork(connection -> {
            new MarkerQueue(connection, realm.getId()).delete(acknowledgement.markers());
            return max == null ? null : read(connection, max);
        });
    }

    private static void check(int max) {
        if (max < 1 || max > MOST) {
            throw new BadRequestException("max is " + max + "; allowed is 1 to " + MOST + ".");
        }
    }

    /** The snapshots are read after the markers: a marker never promises more than its snapshot shows. */
    private Changes read(Connection connection, int max) throws SQLException {
        List<MarkedUser> marked = new MarkerQueue(connection, realm.getId()).oldest(max);
        if (marked.isEmpty()) {
            return new Changes(List.of(), null);
        }
        Map<String, CustomerSnapshot> customers = new CustomerSnapshots(
                        connection, realm.getId(), Questions.versions(session))
                .of(marked.stream().map(MarkedUser::userId).toList());
        List<Change> changes = marked.stream()
                .map(user -> new Change(user.userId(), user.markers(), customers.get(user.userId())))
                .toList();
        return new Changes(changes, marked.get(0).since().toInstant().toString());
    }

    private Session jpa() {
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return entityManager.unwrap(Session.class);
    }
}
