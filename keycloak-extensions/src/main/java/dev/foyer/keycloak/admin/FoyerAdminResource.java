package dev.foyer.keycloak.admin;

import dev.foyer.keycloak.canary.CanaryResource;
import dev.foyer.keycloak.commands.CommandsResource;
import dev.foyer.keycloak.feed.ChangesResource;
import dev.foyer.keycloak.feed.UsersResource;
import dev.foyer.keycloak.impersonation.ImpersonationsResource;
import dev.foyer.keycloak.mail.MailsResource;
import dev.foyer.keycloak.provisioning.ProvisioningClient;
import dev.foyer.keycloak.question.QuestionsResource;
import dev.foyer.keycloak.secondfactor.FactorsResource;
import dev.foyer.keycloak.settings.SettingsResource;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * {@code /admin/realms/{realm}/foyer}: what the provisioning service asks of Keycloak. Each part demands a role of the
 * provisioning client; Keycloak's own administrator roles do not open it.
 */
public class FoyerAdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    FoyerAdminResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** The feed of changed users. */
    @Path("changes")
    public ChangesResource changes() {
        require(ProvisioningClient.MIRROR_ROLE);
        return new ChangesResource(session, realm);
    }

    /** Every user as it is now, and markers on request. */
    @Path("users")
    public UsersResource users() {
        require(ProvisioningClient.MIRROR_ROLE);
        return new UsersResource(session, realm);
    }

    /** A change whose marker must come through the feed. */
    @Path("canary")
    public CanaryResource canary() {
        require(ProvisioningClient.MIRROR_ROLE);
        return new CanaryResource(session, realm, Clock.systemUTC());
    }

    /** What the registry wants of users. */
    @Path("commands")
    public CommandsResource commands() {
        require(ProvisioningClient.COMMANDS_ROLE);
        return new CommandsResource(session, realm, adminEvent);
    }

    /** Second factors of a customer. */
    @Path("factors")
    public FactorsResource factors() {
        require(ProvisioningClient.COMMANDS_ROLE);
        return new FactorsResource(session, realm);
    }

    /** Staff who act as a customer. */
    @Path("impersonations")
    public ImpersonationsResource impersonations() {
        require(ProvisioningClient.IMPERSONATION_ROLE);
        return new ImpersonationsResource(session, realm, adminEvent, Clock.systemUTC());
    }

    /** What waits to be delivered by mail, and mails that the registry causes. */
    @Path("mails")
    public MailsResource mails() {
        require(ProvisioningClient.MAILS_ROLE);
        return new MailsResource(session, realm, adminEvent);
    }

    /** The sign-up settings. */
    @Path("settings")
    public SettingsResource settings() {
        require(ProvisioningClient.SETTINGS_ROLE);
        return new SettingsResource(realm, adminEvent);
    }

    /** What is asked at sign-up. */
    @Path("questions")
    public QuestionsResource questions() {
        require(ProvisioningClient.SETTINGS_ROLE);
        return new QuestionsResource(session);
    }

    private void require(String role) {
        ClientModel client = ProvisioningClient.of(realm);
        if (client == null || !auth.adminAuth().hasAppRole(client, role)) {
            throw new ForbiddenException();
        }
    }
}
