package dev.foyer.provisioning.dns;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which servers are asked.
 *
 * @param url as the JDK's DNS provider reads it: servers one after the other, or those of this machine
 */
record DnsServers(String url) {

    private static final String SCHEME = "dns:";
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Servers by the setting, each {@code host}, {@code host:port} or {@code [IPv6]:port}.
     *
     * @throws IllegalArgumentException naming the setting and what is wrong with it
     */
    static DnsServers of(List<String> servers) {
        return new DnsServers(
                servers.isEmpty()
                        ? SCHEME
                        : servers.stream().map(DnsServers::url).collect(Collectors.joining(" ")));
    }

    private static String url(String server) {
        String url = SCHEME + "//" + server.strip();
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() <= HIGHEST_PORT
                    && url.endsWith(uri.getRawAuthority())) {
                return url;
            }
        } catch (URISyntaxException e) {
            // answered below
        }
        throw new IllegalArgumentException("foyer.dns.servers has \"" + server
                + "\"; each server must be an address with or without a port, such as 192.0.2.1 or [2001:db8::1]:5353");
    }
}
