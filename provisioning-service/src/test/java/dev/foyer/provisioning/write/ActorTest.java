package dev.foyer.provisioning.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void staffAreNamedByTheirSubjectAndTheirNameOfToday() {
        Actor actor = actor("foyer-agent", "agent");
        assertThat(actor.text()).isEqualTo("staff:s-1 agent");
        assertThat(actor.id()).isEqualTo("staff:s-1");
    }

    @Test
    void integrationsAreNamedByTheirClient() {
        Actor actor = actor("manage", "service-account-foyer-erp");
        assertThat(actor.text()).isEqualTo("client:foyer-erp");
        assertThat(actor.id()).isEqualTo("client:foyer-erp");
    }

    @Test
    void peopleWhoMayManageAreNoClient() {
        Actor actor = actor("manage", "anna");
        assertThat(actor.text()).isEqualTo("user:s-1 anna");
        assertThat(actor.id()).isEqualTo("user:s-1");
    }

    @Test
    void customersAreNamedByTheirSubjectAlone() {
        Actor actor = actor("customer", "anna@example.org");
        assertThat(actor.text()).isEqualTo("customer:s-1");
        assertThat(actor.id()).isEqualTo("customer:s-1");
    }

    @Test
    void staffWhoActAsACustomerAreNamedFirst() {
        Actor actor = actor("customer", "anna@example.org", Map.of("sub", "s-9"));
        assertThat(actor.text()).isEqualTo("staff:s-9 as customer:s-1");
        assertThat(actor("customer", "anna@example.org", "forged").text()).isEqualTo("staff:unknown as customer:s-1");
    }

    private static Actor actor(String role, String name) {
        return actor(role, name, null);
    }

    private static Actor actor(String role, String name, @Nullable Object act) {
        JwtClaims claims = new JwtClaims();
        if (act != null) {
            claims.setClaim("act", act);
        }
        claims.setSubject("s-1");
        claims.setClaim("preferred_username", name);
        claims.setClaim("azp", "foyer-erp");
        return Actor.of(QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(claims, null))
                .addRoles(Set.of(role))
                .build());
    }
}
