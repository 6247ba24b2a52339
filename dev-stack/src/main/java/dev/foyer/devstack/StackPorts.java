package dev.foyer.devstack;

import dev.foyer.devstack.process.Ports;
import dev.foyer.devstack.process.StackFailure;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A port for every address, all different. */
public record StackPorts(Map<Address, Integer> byAddress) {

    public StackPorts {
        byAddress = Map.copyOf(byAddress);
        Map<Integer, Address> owners = new HashMap<>();
        for (Address address : EnumSet.allOf(Address.class)) {
            int port = of(byAddress, address);
            Address other = owners.put(port, address);
            if (other != null) {
                throw new StackFailure("Port %d is given to both %s and %s; change one with %s or %s."
                        .formatted(port, other.part(), address.part(), other.option(), address.option()));
            }
        }
    }

    public static StackPorts defaults() {
        Map<Address, Integer> ports = new EnumMap<>(Address.class);
        EnumSet.allOf(Address.class).forEach(address -> ports.put(address, address.defaultPort()));
        return new StackPorts(ports);
    }

    /** Ports that nothing listens on now, for tests. */
    public static StackPorts free() {
        Map<Address, Integer> ports = new EnumMap<>(Address.class);
        for (Address address : EnumSet.allOf(Address.class)) {
            int port = Ports.free();
            while (ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(address, port);
        }
        return new StackPorts(ports);
    }

    public int of(Address address) {
        return of(byAddress, address);
    }

    /** Fails with a sentence for the first of {@code addresses} whose port something listens on. */
    public void requireFree(Set<Address> addresses) {
        for (Address address : EnumSet.copyOf(addresses)) {
            if (Ports.taken(of(address))) {
                throw new StackFailure(
                        "Port %d for %s is taken by another program; end that, or choose a port with %s or %s."
                                .formatted(of(address), address.part(), address.option(), address.variable()));
            }
        }
    }

    private static int of(Map<Address, Integer> ports, Address address) {
        Integer port = ports.get(address);
        if (port == null) {
            throw new IllegalArgumentException("No port for " + address);
        }
        return port;
    }
}
