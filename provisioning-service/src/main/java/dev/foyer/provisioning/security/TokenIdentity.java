package dev.foyer.provisioning.security;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Gives callers the roles of {@link TokenRoles} in place of those that Quarkus found, which mix realm and client. */
@ApplicationScoped
class TokenIdentity implements SecurityIdentityAugmentor {

    private final Set<String> clients;

    TokenIdentity(FoyerConfiguration configuration) {
        this.clients = configuration.customers().clients().map(Set::copyOf).orElse(Set.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity.isAnonymous() ? identity : withTokenRoles(identity));
    }

    /** Whoever came without a token that can be read has no role. */
    private SecurityIdentity withTokenRoles(SecurityIdentity identity) {
        Set<String> roles = identity.getPrincipal() instanceof JsonWebToken token
                ? TokenRoles.of(name -> token.getClaim(name), clients)
                : Set.of();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(roles)
                .build();
    }
}
