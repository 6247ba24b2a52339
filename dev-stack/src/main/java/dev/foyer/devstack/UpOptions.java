package dev.foyer.devstack;

import dev.foyer.devstack.process.StackFailure;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of {@code up}; on the command line they win over the environment. */
record UpOptions(boolean help, boolean fresh, StackPorts ports) {

    static UpOptions parse(List<String> arguments, Map<String, String> environment) {
        Map<Address, Integer> ports = new EnumMap<>(StackPorts.defaults().byAddress());
        for (Address address : EnumSet.allOf(Address.class)) {
            String value = environment.get(address.variable());
            if (value != null && !value.isBlank()) {
                ports.put(address, port(address.variable(), value));
            }
        }
        boolean help = false;
        boolean fresh = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            Optional<Address> address = EnumSet.allOf(Address.class).stream()
                    .filter(candidate -> candidate.option().equals(name))
                    .findFirst();
            if (address.isPresent()) {
                String value = equals >= 0
                        ? argument.substring(equals + 1)
                        : i + 1 < arguments.size() ? arguments.get(++i) : null;
                ports.put(address.get(), port(name, value));
            } else if (argument.equals("--fresh")) {
                fresh = true;
            } else if (argument.equals("--help") || argument.equals("-h")) {
                help = true;
            } else {
                throw new StackFailure(
                        "./foyer up does not know " + argument + "; ./foyer up --help lists its options.");
            }
        }
        return new UpOptions(help, fresh, new StackPorts(ports));
    }

    static String usage() {
        StringBuilder usage = new StringBuilder("""
                ./foyer up [options]: starts everything and runs until Ctrl-C; the state stays in .foyer/

                  --fresh                            start from nothing: forget databases and messages
                """);
        for (Address address : EnumSet.allOf(Address.class)) {
            usage.append("  %-34s port of %s (%d); or %s%n"
                    .formatted(
                            address.option() + " <port>", address.part(), address.defaultPort(), address.variable()));
        }
        return usage.append("  --help                             this text\n").toString();
    }

    private static int port(String name, @Nullable String value) {
        String found = value == null ? "nothing" : "\"" + value + "\"";
        try {
            int port = value == null ? 0 : Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new StackFailure(name + " is " + found + "; it has to be a port from 1 to 65535.");
    }
}
