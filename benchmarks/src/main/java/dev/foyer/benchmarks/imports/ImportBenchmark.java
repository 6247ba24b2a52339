package dev.foyer.benchmarks.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.Heap;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.invite.Prospects;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * 100,000 companies with two contacts each from two files, from the upload to the end of the job, against PostgreSQL's COPY of the same
 * rows into equal tables with equal indexes, and against the partial import of 5,000 of the contacts into a realm with Keycloak's
 * defaults. Then as much again until there are a million rows, for the cost of a row as tables grow, with the heap of the service;
 * last the first contacts once more, which changes nothing.
 */
public final class ImportBenchmark implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COMPANIES = 100_000;
    private static final int A_MILLION = 333_333;
    private static final int TO_KEYCLOAK = 5_000;
    private static final int CHUNK = 500;
    private static final String STOCK = "stock";

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "import");
        StackSettings settings = StackSettings.onFreePorts(home, state)
                .withParts(EnumSet.of(Part.POSTGRESQL, Part.KEYCLOAK, Part.SERVICE))
                .withRealms(List.of(home.devRealm(), StockRealm.write(state, STOCK)));
        try (FoyerStack stack = FoyerStack.started(settings);
                Connection registry = stack.postgreSql().connect("registry")) {
            measure(stack, registry, state);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void measure(FoyerStack stack, Connection registry, Path state) throws SQLException, IOException {
        String keycloak = stack.keycloak().baseUrl().toString();
        Rest api = new Rest(TokenSource.client(keycloak, "foyer-erp"));
        String imports = stack.service().baseUrl() + "/api/v1/imports";
        imported(api, imports, "companies", Lists.companies(state, 10_000_000, 2_000));
        double rate;
        double heap;
        try (Heap highest = new Heap(stack.service().baseUrl())) {
            rate = both(api, imports, state, 1, COMPANIES);
            heap = highest.highest();
        }
        double copied = 3 * COMPANIES / new CopiedTables(registry, state).seconds();
        print("import-copy", rate, copied, "rows/s");
        print("import-keycloak", rate, keycloaks(keycloak), "rows/s");
        try (Heap highest = new Heap(stack.service().baseUrl())) {
            print("import-million", both(api, imports, state, COMPANIES + 1, A_MILLION - COMPANIES), rate, "rows/s");
            print("import-heap", highest.highest(), heap, "MiB");
        }
        print(
                "import-again",
                imported(api, imports, "contacts", Lists.contacts(state, 1, 2 * COMPANIES)),
                rate,
                "rows/s");
    }

    private static double both(Rest api, String imports, Path state, int first, int companies) throws IOException {
        double begin = 1 / imported(api, imports, "companies", Lists.companies(state, first, companies)) * companies;
        double end = 1
                / imported(api, imports, "contacts", Lists.contacts(state, 2 * first - 1, 2 * companies))
                * 2
                * companies;
        return 3 * companies / (begin + end);
    }

    /** Rows a second. */
    private static double imported(Rest api, String imports, String kind, Path file) throws IOException {
        long begin = System.nanoTime();
        String job = imports + "/"
                + json(api.upload(imports, Map.of("kind", kind), file))
                        .get("id")
                        .asText();
        JsonNode now = json(api.get(job));
        while (now.get("finishedAt").isNull()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            now = json(api.get(job));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %s after %.1f s, rows %s created %s skipped %s errors %s%n",
                file.getFileName(),
                now.get("state").asText(),
                seconds,
                now.get("rows"),
                now.get("created"),
                now.get("skipped"),
                now.get("errors"));
        return now.get("rows").asLong() / seconds;
    }

    private static double keycloaks(String keycloak) {
        Rest admin = new Rest(TokenSource.administrator(keycloak));
        String partialImport = keycloak + "/admin/realms/" + STOCK + "/partialImport";
        long begin = System.nanoTime();
        for (int i = 0; i < TO_KEYCLOAK; i += CHUNK) {
            admin.post(partialImport, Prospects.partialImport(1 + i, CHUNK), 200);
        }
        return TO_KEYCLOAK / ((System.nanoTime() - begin) / 1e9);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String name, double ours, double peer, String unit) {
        System.out.println(new Figure(name, List.of(ours), List.of(peer), unit).line());
    }
}
