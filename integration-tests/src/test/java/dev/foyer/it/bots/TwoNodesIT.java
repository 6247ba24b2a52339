package dev.foyer.it.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.it.system.FormClient;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The second node shares nothing with the first but the database: not even what Keycloak's caches would tell each other. */
@OnFoyer
@DisplayName("With two Keycloak nodes")
class TwoNodesIT {

    private static final int LIMIT = 10;
    private static final int FORMS_PER_NODE = 15;

    private final FoyerSystem system;

    TwoNodesIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void restore() {
        system.limits().restore();
    }

    @Test
    @DisplayName(
            "exactly as many sign-ups pass as the limit says, sent to both at once; and a node reads its own list of"
                    + " disposable domains")
    void exactlyTheLimit() throws Exception {
        Path file = Files.writeString(Files.createTempFile("disposable", ".txt"), "throwaway.example\n");
        system.limits().only(Map.of("limitPerAddressPerHour", LIMIT));
        KeycloakServer second = system.stack()
                .addKeycloak(
                        "keycloak-2", List.of("--spi-validator--foyer-email-domain--disposable-domains-file=" + file));
        try {
            List<Callable<Integer>> forms = new ArrayList<>();
            for (int i = 0; i < FORMS_PER_NODE; i++) {
                forms.add(form(system.stack().keycloak(), "many@buyer.example"));
                forms.add(form(second, "many@buyer.example"));
            }
            List<Integer> answers = allAtOnce(forms);

            assertThat(answers).hasSize(2 * FORMS_PER_NODE);
            assertThat(answers.stream().filter(status -> status != 429)).hasSize(LIMIT);
            readsItsOwnList(second, file);
        } finally {
            second.close();
            Files.delete(file);
        }
    }

    private void readsItsOwnList(KeycloakServer node, Path file) throws IOException {
        assumeThat(system.keycloakReadsFiles()).isTrue();
        assertThat(page(node, "two.nodes@throwaway.example")).contains("input-error-email");
        assertThat(page(node, "two.nodes@mailinator.com")).doesNotContain("input-error-email");

        Files.writeString(file, "another.example\n");
        assertThat(page(node, "two.nodes@throwaway.example")).doesNotContain("input-error-email");
    }

    private String page(KeycloakServer node, String email) {
        FormClient client = new FormClient();
        return client.post(client.formAt(registration(node)), typed(email)).body();
    }

    /** A form that is open already, to be sent when called. */
    private Callable<Integer> form(KeycloakServer node, String email) {
        FormClient client = new FormClient();
        String action = client.formAt(registration(node));
        return () -> client.post(action, typed(email)).statusCode();
    }

    private static Map<String, String> typed(String email) {
        return Map.of("account_type", "personal", "email", email, "firstName", "Ali", "lastName", "Kaya");
    }

    private String registration(KeycloakServer node) {
        return node.baseUrl() + "/realms/customers/protocol/openid-connect/auth?client_id=storefront"
                + "&response_type=code&scope=openid&prompt=create&code_challenge_method=S256&code_challenge="
                + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                + Http.encode(system.storefront() + "/callback");
    }

    private static List<Integer> allAtOnce(List<Callable<Integer>> forms) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(forms.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : senders.invokeAll(forms)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            senders.shutdown();
        }
    }
}
