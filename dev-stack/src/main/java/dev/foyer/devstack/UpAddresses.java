package dev.foyer.devstack;

import dev.foyer.devstack.keycloak.RealmAddresses;
import dev.foyer.devstack.process.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The ports that the imported realm knows of, in a file; when others are asked for, the realm is told. */
record UpAddresses(Path file) {

    /** Call when Keycloak is ready. */
    void bring(StackPorts wanted, URI keycloak) {
        StackPorts known = read(wanted);
        if (!known.equals(wanted)) {
            Map<String, String> replacements = new LinkedHashMap<>();
            for (Address address : new Address[] {Address.STOREFRONT, Address.SERVICE}) {
                if (known.of(address) != wanted.of(address)) {
                    replacements.put("//localhost:" + known.of(address), "//localhost:" + wanted.of(address));
                }
            }
            RealmAddresses realm = RealmAddresses.of(keycloak, "customers", "admin", "admin");
            realm.mailTo(wanted.of(Address.SMTP));
            realm.replaceInClients(replacements);
            realm.replaceInGear("foyer registration", "customer account", replacements);
        }
        write(wanted);
    }

    private StackPorts read(StackPorts otherwise) {
        if (!Files.exists(file)) {
            return otherwise;
        }
        Properties lines = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
        Map<Address, Integer> ports = new LinkedHashMap<>();
        for (Address address : Address.values()) {
            String port = lines.getProperty(address.variable());
            ports.put(address, port == null ? otherwise.of(address) : Integer.parseInt(port));
        }
        return new StackPorts(ports);
    }

    private void write(StackPorts ports) {
        StringBuilder lines = new StringBuilder();
        for (Address address : Address.values()) {
            lines.append("%s=%d%n".formatted(address.variable(), ports.of(address)));
        }
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
