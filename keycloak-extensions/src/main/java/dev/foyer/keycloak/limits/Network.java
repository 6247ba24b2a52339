package dev.foyer.keycloak.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber's line usually is: an IPv4 address, or an IPv6 /64, within which a single machine changes its address as
 * it likes (RFC 4291, section 2.5.1; RFC 8981).
 */
final class Network {

    /** Whoever cannot be told from others shares one budget. */
    static final String UNKNOWN = "unknown";

    private static final int PREFIX_BYTES = 8;
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Network() {}

    /** The network of a literal address; names are never looked up. An IPv4 address that is mapped into IPv6 is itself. */
    static String of(@Nullable String address) {
        String literal = address == null ? "" : withoutZone(address);
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return UNKNOWN;
        }
        try {
            InetAddress parsed = InetAddress.getByName(literal);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }

    private static String withoutZone(String address) {
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
