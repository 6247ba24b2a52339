package dev.foyer.keycloak.secondfactor;

import dev.foyer.keycloak.code.PhoneCredential;
import dev.foyer.keycloak.mfa.MfaPolicy;
import dev.foyer.keycloak.staff.Staff;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** {@code factors/{user}}: which second factors a customer has. Of staff and service accounts nothing is told. */
@Produces(MediaType.APPLICATION_JSON)
public class FactorsResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    /** The caller has checked the role already. */
    public FactorsResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @throws NotFoundException for whoever is no customer, and for who is gone */
    @GET
    @Path("{user}")
    public Factors of(@PathParam("user") String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || Staff.includes(user)) {
            throw new NotFoundException();
        }
        MfaPolicy policy = MfaPolicy.of(realm, user);
        return new Factors(
                policy.requirement().value(),
                policy.requiredFrom().map(Instant::toString).orElse(null),
                user.credentialManager()
                        .getStoredCredentialsStream()
                        .flatMap(FactorsResource::factor)
                        .toList());
    }

    private static Stream<Factor> factor(CredentialModel credential) {
        return FactorType.of(credential)
                .map(type -> new Factor(
                        credential.getId(),
                        type.value(),
                        type == FactorType.PHONE
                                ? PhoneCredential.of(credential).maskedNumber()
                                : credential.getUserLabel(),
                        credential.getCreatedDate(),
                        type != FactorType.PHONE
                                || PhoneCredential.of(credential).isVerified()))
                .stream();
    }
}
