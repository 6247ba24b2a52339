package dev.foyer.it.ways;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** An LDAP server of people, in this process and on the loopback address. People are known by their email address. */
final class Directory implements AutoCloseable {

    private static final String BASE = "dc=pine,dc=example";
    private static final String PEOPLE = "ou=people," + BASE;
    private static final String READER = "cn=keycloak," + BASE;
    private static final String PASSWORD = "directory-password";

    private static final String ROLES = "ou=roles," + BASE;

    /** Password of every person. */
    static final String PERSONS_PASSWORD = "correct horse battery";

    private final InMemoryDirectoryServer server;

    private Directory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    static Directory start() throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials(READER, PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("people", InetAddress.getLoopbackAddress(), 0, null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "pine"));
        server.add(PEOPLE, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "people"));
        server.add(ROLES, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "roles"));
        server.startListening();
        return new Directory(server);
    }

    void add(String email, String lastName) throws LDAPException {
        server.add(
                name(email),
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("uid", email),
                new Attribute("mail", email),
                new Attribute("cn", "Rosa"),
                new Attribute("sn", lastName),
                new Attribute("userPassword", PERSONS_PASSWORD));
    }

    void addRole(String role, String email) throws LDAPException {
        server.add(
                "cn=" + role + "," + ROLES,
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", role),
                new Attribute("member", name(email)));
    }

    /** Settings of Keycloak's mapper that gives the roles of here to people, without writing them anywhere. */
    static Map<String, List<String>> roleSettings() {
        return Map.ofEntries(
                one("roles.dn", ROLES),
                one("role.name.ldap.attribute", "cn"),
                one("role.object.classes", "groupOfNames"),
                one("membership.ldap.attribute", "member"),
                one("membership.attribute.type", "DN"),
                one("membership.user.ldap.attribute", "uid"),
                one("mode", "READ_ONLY"),
                one("user.roles.retrieve.strategy", "LOAD_ROLES_BY_MEMBER_ATTRIBUTE"),
                one("use.realm.roles.mapping", "true"));
    }

    void rename(String email, String lastName) throws LDAPException {
        server.modify(name(email), new Modification(ModificationType.REPLACE, "sn", lastName));
    }

    String lastName(String email) throws LDAPException {
        return server.getEntry(name(email)).getAttributeValue("sn");
    }

    void remove(String email) throws LDAPException {
        server.delete(name(email));
    }

    /** Settings of Keycloak's LDAP provider that import from here. */
    Map<String, List<String>> settings(String editMode, int changedSyncSeconds) {
        return Map.ofEntries(
                one("enabled", "true"),
                one("importEnabled", "true"),
                one("editMode", editMode),
                one("vendor", "other"),
                one("connectionUrl", "ldap://127.0.0.1:" + server.getListenPort()),
                one("authType", "simple"),
                one("bindDn", READER),
                one("bindCredential", PASSWORD),
                one("usersDn", PEOPLE),
                one("usernameLDAPAttribute", "uid"),
                one("rdnLDAPAttribute", "uid"),
                one("uuidLDAPAttribute", "entryUUID"),
                one("userObjectClasses", "inetOrgPerson"),
                one("searchScope", "1"),
                one("trustEmail", "true"),
                one("pagination", "false"),
                one("cachePolicy", "NO_CACHE"),
                one("batchSizeForSync", "100"),
                one("fullSyncPeriod", "-1"),
                one("changedSyncPeriod", Integer.toString(changedSyncSeconds)));
    }

    private static Map.Entry<String, List<String>> one(String name, String value) {
        return Map.entry(name, List.of(value));
    }

    private static String name(String email) {
        return "uid=" + email + "," + PEOPLE;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
