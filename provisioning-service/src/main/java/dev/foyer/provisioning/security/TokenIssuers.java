package dev.foyer.provisioning.security;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whose tokens count where: below {@code /me} those of the customers' realm, elsewhere those of the staff's. Always answers, as
 * Quarkus would else look for a configuration by the last part of the path.
 */
@ApplicationScoped
class TokenIssuers implements TenantResolver {

    private static final String OWN = "/api/v1/me";

    /** As in {@code quarkus.oidc.customer}. */
    private static final String CUSTOMER = "customer";

    @Override
    public String resolve(RoutingContext context) {
        // Matrix parameters do not count where resources are found.
        String path = context.normalizedPath().replaceAll(";[^/]*", "");
        return path.equals(OWN) || path.startsWith(OWN + "/") ? CUSTOMER : OidcUtils.DEFAULT_TENANT_ID;
    }
}
