package dev.foyer.keycloak.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.feed.MarkRequest.Named;
import dev.foyer.keycloak.feed.MarkRequest.Next;
import dev.foyer.keycloak.question.Questions;
import dev.foyer.keycloak.request.RefusedRequestException;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
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
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code users}: every user of the realm as it is now, to compare, and markers on request, to repair. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

    private static final int MOST = 1000;
    private static final int USUAL = 500;
    private static final int MOST_NAMED = 100;

    private final KeycloakSession session;
    private final RealmModel realm;

    /** The caller has checked the role already. */
    public UsersResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Reads a keyset page over all users, or exactly the users named.
     *
     * @param after the id to go on after; the beginning when it is absent
     * @param max number of users to look at, 1 to 1,000
     * @param ids up to 100 ids, instead of {@code after} and {@code max}
     */
    @GET
    public UserPage users(
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable Integer max,
            @QueryParam("id") List<String> ids) {
        if (!ids.isEmpty()) {
            if (after != null || max != null) {
                throw new BadRequestException("id comes with after or max; allowed is either id or after and max.");
            }
            if (ids.size() > MOST_NAMED) {
                throw new BadRequestException("id comes " + ids.size() + " times; allowed is 1 to " + MOST_NAMED + ".");
            }
            return jpa().doReturningWork(connection -> read(connection, ids, null));
        }
        int size = max == null ? USUAL : max;
        if (size < 1 || size > MOST) {
            throw new BadRequestException("max is " + size + "; allowed is 1 to " + MOST + ".");
        }
        return jpa().doReturningWork(connection -> page(connection, after == null ? "" : after, size));
    }

    /** Marks users so that they come through the feed, whether they changed or not. */
    @POST
    @Path("marks")
    public MarkedUsers mark(JsonNode body) {
        MarkRequest request = read(body);
        return jpa().doReturningWork(connection -> {
            RequestedMarkers markers = new RequestedMarkers(connection, realm.getId());
            if (request instanceof Named named) {
                return markers.mark(named.users());
            }
            Next next = (Next) request;
            return markers.markNext(next.after(), next.max());
        });
    }

    private static MarkRequest read(JsonNode body) {
        try {
            return MarkRequest.of(body);
        } catch (RefusedRequestException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private UserPage page(Connection connection, String after, int max) throws SQLException {
        List<String> ids = new UserIds(connection, realm.getId()).after(after, max);
        return read(connection, ids, ids.size() < max ? null : ids.get(max - 1));
    }

    /**
     * The markers are read after the snapshots: a change that a snapshot shows is marked, or acknowledged and so already
     * applied.
     */
    private UserPage read(Connection connection, List<String> ids, @Nullable String next) throws SQLException {
        Map<String, CustomerSnapshot> customers =
                new CustomerSnapshots(connection, realm.getId(), Questions.versions(session)).of(ids);
        Set<String> waiting = new MarkerQueue(connection, realm.getId()).waitingFor(ids);
        return new UserPage(
                ids.stream()
                        .distinct()
                        .map(customers::get)
                        .filter(Objects::nonNull)
                        .toList(),
                ids.stream().distinct().filter(waiting::contains).toList(),
                next);
    }

    private Session jpa() {
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return entityManager.unwrap(Session.class);
    }
}
