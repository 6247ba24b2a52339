package dev.foyer.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.dns.DnsWire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the job finds; its times are those of the rows. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ProofsAgainTest {

    private static final String RECORD = "_foyer.pine.example";

    @Inject
    DataSource registry;

    @Inject
    ProofsAgain job;

    DnsWire dns;

    @BeforeEach
    void aCompanyThatProvedItsDomainTwoDaysAgo() {
        dns.forget();
        sql("TRUNCATE company CASCADE");
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'k@pine.example')");
        sql("""
            INSERT INTO company_domain (company_id, domain, unicode, joining, challenge, verified_at, seen_at, checked_at)
            VALUES ('k', 'pine.example', 'pine.example', 'automatic', 'challenge', now() - interval '9 days',
                    now() - interval '2 days', now() - interval '2 days')
            """);
    }

    @AfterEach
    void leaveNothing() {
        sql("TRUNCATE company CASCADE");
    }

    @Test
    void aRecordThatIsThereKeepsTheProof() {
        dns.publish(RECORD, "challenge");
        job.look();

        assertThat(row(
                        "verified_at < now() - interval '8 days'",
                        "seen_at > now() - interval '1 minute'",
                        "failure",
                        "joining"))
                .isEqualTo("t|t|automatic");
    }

    @Test
    void aRecordThatIsGoneIsToldAtOnceAndEndsTheProofAfterSevenDays() {
        job.look();
        assertThat(row("verified_at IS NOT NULL", "gone_since > now() - interval '1 minute'", "failure", "joining"))
                .isEqualTo("t|t|no_record|automatic");

        sql(
                "UPDATE company_domain SET gone_since = now() - interval '6 days 23 hours', checked_at = now() - interval '1 hour'");
        job.look();
        assertThat(row("verified_at IS NOT NULL", "failure")).isEqualTo("t|no_record");

        sql(
                "UPDATE company_domain SET gone_since = now() - interval '7 days 1 minute', checked_at = now() - interval '1 hour'");
        job.look();
        assertThat(row("verified_at IS NOT NULL", "gone_since IS NULL", "failure", "joining"))
                .isEqualTo("f|t|no_record|request");
        assertThat(TestRegistry.texts(
                        registry,
                        "SELECT concat_ws('|', actor, after ->> 'joining', after -> 'verified_at', after ->> 'domain') FROM audit "
                                + "WHERE entity = 'company_domain' ORDER BY id DESC LIMIT 1"))
                .containsExactly("system|request|null|pine.example");
    }

    @Test
    void aDnsThatDoesNotAnswerTakesNothingAway() {
        sql("UPDATE company_domain SET gone_since = now() - interval '8 days'");
        dns.hush(RECORD);
        job.look();

        assertThat(row("verified_at IS NOT NULL", "gone_since < now() - interval '7 days'", "failure"))
                .isEqualTo("t|t|no_answer");
    }

    @Test
    void aDomainThatIsFreeMailByNowIsProvedNoMore() {
        sql("UPDATE company_domain SET domain = 'gmx.net', unicode = 'gmx.net'");
        dns.publish("_foyer.gmx.net", "challenge");
        job.look();

        assertThat(row("verified_at IS NOT NULL", "failure", "joining")).isEqualTo("f|not_claimable|request");
    }

    @Test
    void whatWasLookedAtTodayIsLeftAloneUnlessItFailed() {
        sql("UPDATE company_domain SET checked_at = now() - interval '2 hours'");
        job.look();
        assertThat(row("checked_at < now() - interval '1 hour'", "failure")).isEqualTo("t");

        sql("UPDATE company_domain SET failure = 'no_answer'");
        job.look();
        assertThat(row("checked_at < now() - interval '1 hour'", "failure")).isEqualTo("f|no_record");
    }

    @Test
    void whatIsNotProvedIsNotLookedAt() {
        sql("UPDATE company_domain SET verified_at = NULL, joining = 'suggest', failure = 'no_record'");
        dns.publish(RECORD, "challenge");
        job.look();

        assertThat(row("verified_at IS NULL", "failure", "checked_at < now() - interval '1 day'"))
                .isEqualTo("t|no_record|t");
    }

    @Test
    void allAreLookedAtHoweverManyTheyAre() {
        sql("""
            INSERT INTO company_domain (company_id, domain, unicode, challenge, verified_at, seen_at, checked_at)
            SELECT 'k', n || '.example', n || '.example', 'challenge', now(), now(), now() - interval '2 days'
            FROM generate_series(1, 250) n
            """);
        job.look();

        assertThat(TestRegistry.texts(
                        registry,
                        "SELECT count(*) FROM company_domain WHERE failure = 'no_record' AND gone_since IS NOT NULL"))
                .containsExactly("251");
    }

    private String row(String... expressions) {
        return TestRegistry.texts(
                        registry,
                        "SELECT concat_ws('|', " + String.join(", ", List.of(expressions)) + ") FROM company_domain")
                .get(0);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
