package dev.foyer.it.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A file of companies or contacts")
class ImportIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MANY = 30_000;

    private final FoyerSystem system;
    private final String mark = "imp" + UUID.randomUUID().toString().substring(0, 8);

    ImportIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void fewRemain() {
        system.registryDatabase().update("delete from company where customer_number like ?", mark + "-%");
    }

    @Test
    @DisplayName("is taken once and whole though the service is killed in the middle of it")
    void killedInTheMiddle() {
        String id = started("companies", companies());
        await("it has begun to write")
                .atMost(PATIENCE)
                .until(() -> job(id).get("created").asInt() > 0);

        system.stack().service().kill();
        long written = written();
        system.stack().service().start();

        JsonNode job = ended(id);
        assertThat(job.get("state").asText()).isEqualTo("completed");
        assertThat(List.of(job.get("created").asInt(), job.get("errors").asInt()))
                .isEqualTo(List.of(MANY, 0));
        assertThat(written()).isEqualTo(MANY).isGreaterThanOrEqualTo(written);
        assertThat(system.registryDatabase()
                        .count(
                                "select count(*) from audit where entity = 'company' and after ->> 'customer_number' like ?",
                                mark + "-%"))
                .isEqualTo(MANY);

        JsonNode again = ended(started("companies", companies()));
        assertThat(List.of(
                        again.get("created").asInt(),
                        again.get("updated").asInt(),
                        again.get("skipped").asInt()))
                .isEqualTo(List.of(0, 0, MANY));
    }

    @Test
    @DisplayName("mails nobody; a contact of it is invited afterwards, and a customer with a login keeps it")
    void thenInvited() {
        String prospect = system.newEmail();
        String login = system.newEmail();
        String user = system.keycloak().create(login, true, Map.of("account_type", "business", "business_name", mark));
        system.registry()
                .awaitCustomer(login, customer -> !customer.get("userId").isNull());
        assertThat(ended(started(
                                "companies",
                                "name,email,customerNumber\nLarch,%s@x.example,%s-1\n".formatted(mark, mark)))
                        .get("created")
                        .asInt())
                .isEqualTo(1);

        JsonNode job = ended(started("contacts", """
                email,firstName,company,labels
                %s,Mia,%s-1,%s
                %s,Zoe,%s-1,
                """.formatted(prospect, mark, mark, login, mark)));

        assertThat(List.of(job.get("created").asInt(), job.get("updated").asInt()))
                .isEqualTo(List.of(1, 1));
        system.registry().awaitCommandsDone();
        await("Keycloak has the name").atMost(PATIENCE).until(() -> "Zoe"
                .equals(system.keycloak().user(login).path("firstName").asText()));
        assertThat(system.keycloak().user(login).get("id").asText()).isEqualTo(user);
        system.awaitMailsSent();
        assertThat(system.mailbox().to(prospect)).isEmpty();
        assertThat(system.mailbox().to(login)).isEmpty();

        Answer run = system.registry().post("/invitation-runs", Map.of("filter", Map.of("label", mark)));
        assertThat(run.body().get("recipients").asInt()).isEqualTo(1);
        assertThat(system.mailbox().awaitLink(prospect)).isNotEmpty();
    }

    private String companies() {
        StringBuilder file = new StringBuilder("name,email,customerNumber\n");
        for (int i = 0; i < MANY; i++) {
            file.append("Larch,%2$s-%1$d@x.example,%2$s-%1$d%n".formatted(i, mark));
        }
        return file.toString();
    }

    private long written() {
        return system.registryDatabase()
                .count("select count(*) from company where customer_number like ?", mark + "-%");
    }

    private String started(String kind, String file) {
        Answer answer = system.registry().upload("/imports", Map.of("kind", kind), file);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.body().get("id").asText();
    }

    private JsonNode job(String id) {
        return system.registry().get("/imports/" + id).body();
    }

    private JsonNode ended(String id) {
        return await().atMost(PATIENCE)
                .until(() -> job(id), job -> !job.get("finishedAt").isNull());
    }
}
