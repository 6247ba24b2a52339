package dev.foyer.benchmarks.approval;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.Clients;
import dev.foyer.benchmarks.Figure;
import dev.foyer.benchmarks.Percentile;
import dev.foyer.benchmarks.hosted.CodeFlow;
import dev.foyer.benchmarks.hosted.People;
import dev.foyer.benchmarks.hosted.SignIn;
import dev.foyer.benchmarks.hosted.StockRealm;
import dev.foyer.benchmarks.hosted.Tokens;
import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.Part;
import dev.foyer.devstack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after the call that approves a company its contact has it in a refreshed token: 1,000 approvals, one after the
 * other, each from sending the call to the first token with the claim.
 */
public final class ApproveBenchmark implements Benchmark {

    private static final int COMPANIES = 1_000;
    private static final int CLIENTS = 4;
    private static final double LIMIT_MILLIS = 500;
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final String CLAIM = "company";

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "approve");
        Path realm = StockRealm.addClient(home.devRealm(), state, Map.of("companyApproval", "staff"));
        StackSettings settings = StackSettings.onFreePorts(home, state)
                .withParts(EnumSet.complementOf(EnumSet.of(Part.STOREFRONT)))
                .withRealms(List.of(realm));
        try (FoyerStack stack = FoyerStack.started(settings)) {
            String keycloak = stack.keycloak().baseUrl().toString();
            People people = new People(keycloak, "customers", "founder");
            people.add(COMPANIES, number -> Map.of("account_type", "business", "business_name", "Quay " + number));
            CodeFlow flow = new CodeFlow(keycloak, "customers");
            OpenRequests requests = new OpenRequests(
                    new Rest(TokenSource.client(keycloak, "foyer-erp")),
                    stack.service().baseUrl());
            print(approve(requests, requests.byEmail(COMPANIES), people, flow, sessions(people, flow)));
        }
    }

    /** Everybody signs in, and has no company yet. */
    private static AtomicReferenceArray<Tokens> sessions(People people, CodeFlow flow) {
        AtomicReferenceArray<Tokens> sessions = new AtomicReferenceArray<>(COMPANIES);
        SignIn signIn = new SignIn(flow);
        try (Clients clients = new Clients(CLIENTS)) {
            clients.perSecond(COMPANIES, number -> {
                Tokens tokens = signIn.complete(people.email(number));
                if (Tokens.claims(tokens.accessToken()).has(CLAIM)) {
                    throw new IllegalStateException("A company that nobody has approved is in a token.");
                }
                sessions.set(number, tokens);
            });
        }
        return sessions;
    }

    private static List<Double> approve(
            OpenRequests requests,
            Map<String, String> byEmail,
            People people,
            CodeFlow flow,
            AtomicReferenceArray<Tokens> sessions) {
        List<Double> millis = new ArrayList<>();
        for (int number = 0; number < COMPANIES; number++) {
            String request = byEmail.get(people.email(number));
            if (request == null) {
                throw new IllegalStateException(people.email(number) + " has no open request.");
            }
            long begin = System.nanoTime();
            requests.approve(request);
            awaitClaim(flow, sessions.get(number), begin);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }

    private static void awaitClaim(CodeFlow flow, Tokens session, long begin) {
        while (!Tokens.claims(flow.refreshed(session).accessToken()).has(CLAIM)) {
            if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(1)) {
                throw new IllegalStateException("The company is in no token after a minute.");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The peer is the limit that we set ourselves. */
    private static void print(List<Double> millis) {
        for (int percent : new int[] {50, 99}) {
            System.out.println(new Figure(
                            percent == 50 ? "approve-median" : "approve-p99",
                            List.of(Percentile.of(millis, percent)),
                            List.of(LIMIT_MILLIS),
                            "ms")
                    .line());
        }
    }
}
