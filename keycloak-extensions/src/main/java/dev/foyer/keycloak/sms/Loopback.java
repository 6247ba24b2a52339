package dev.foyer.keycloak.sms;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts that are this machine, by their name alone: nothing is looked up. */
final class Loopback {

    private static final Pattern HOST =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    static boolean is(@Nullable String host) {
        return host != null && HOST.matcher(host).matches();
    }
}
