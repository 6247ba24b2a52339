package dev.foyer.benchmarks.invite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.Heap;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.Address;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prospects who are invited in rounds, from the call of the API until each has a user and the mail is in Keycloak's queue, against the
 * partial import of as many like them, in chunks of 500, into a realm with Keycloak's defaults. The import sends no mails: so that ours
 * are queued and not sent either, the mail server takes connections and says nothing. At the end as many as in all rounds are invited at once, with the heap of the service.
 */
public final class InviteBenchmark implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 5;
    private static final int A_ROUND = 1_000;
    private static final int WARM_UPS = 3;
    private static final int CHUNK = 500;
    private static final int AT_ONCE = ROUNDS * A_ROUND;
    private static final String STOCK = "stock";

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "invite");
        StackSettings settings = StackSettings.onFreePorts(home, state)
                .withParts(EnumSet.of(Part.POSTGRESQL, Part.KEYCLOAK, Part.SERVICE))
                .withRealms(List.of(home.devRealm(), StockRealm.write(state, STOCK)));
        try (ServerSocket silence =
                        new ServerSocket(settings.ports().of(Address.SMTP), 50, InetAddress.getLoopbackAddress());
                FoyerStack stack = FoyerStack.started(settings);
                Connection registry = stack.postgreSql().connect("registry")) {
            Prospects prospects = new Prospects(registry);
            prospects.fill((WARM_UPS + ROUNDS) * A_ROUND + AT_ONCE);
            measure(stack, prospects);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void measure(FoyerStack stack, Prospects prospects) throws SQLException {
        String keycloak = stack.keycloak().baseUrl().toString();
        Rest api = new Rest(TokenSource.client(keycloak, "foyer-erp"));
        Rest admin = new Rest(TokenSource.administrator(keycloak));
        String runs = stack.service().baseUrl() + "/api/v1/invitation-runs";
        String imports = keycloak + "/admin/realms/" + STOCK + "/partialImport";
        List<Double> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        double heapOfRounds;
        try (Heap heap = new Heap(stack.service().baseUrl())) {
            for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                int first = 1 + round * A_ROUND;
                boolean peerFirst = round % 2 == 1;
                double before = peerFirst ? imported(admin, imports, first) : 0;
                double invited = invited(api, runs, prospects, first, A_ROUND);
                double imported = peerFirst ? before : imported(admin, imports, first);
                System.out.printf(
                        Locale.ROOT, "round %d: invited %.0f/s, imported %.0f/s%n", round + 1, invited, imported);
                if (round >= WARM_UPS) {
                    ours.add(invited);
                    peer.add(imported);
                }
            }
            heapOfRounds = heap.highest();
        }
        try (Heap heap = new Heap(stack.service().baseUrl())) {
            invited(api, runs, prospects, 1 + (WARM_UPS + ROUNDS) * A_ROUND, AT_ONCE);
            System.out.println(new Figure("invite", ours, peer, "users/s").line());
            System.out.println(new Figure("invite-heap", List.of(heap.highest()), List.of(heapOfRounds), "MiB").line());
        }
    }

    private static double invited(Rest api, String runs, Prospects prospects, int first, int count)
            throws SQLException {
        List<String> ids = prospects.ids(first, count);
        long begin = System.nanoTime();
        prospects.awaitSent(id(api.post(runs, Map.of("customers", ids), 202).body()), count);
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static double imported(Rest admin, String imports, int first) {
        long begin = System.nanoTime();
        for (int i = 0; i < A_ROUND; i += CHUNK) {
            admin.post(imports, Prospects.partialImport(first + i, CHUNK), 200);
        }
        return A_ROUND / ((System.nanoTime() - begin) / 1e9);
    }

    private static String id(String run) {
        try {
            return JSON.readTree(run).get("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
