package dev.foyer.keycloak.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a new customer's attributes mean, whatever was typed: the name of a business is trimmed, and a person has none. */
public final class CustomerAccount {

    private CustomerAccount() {}

    /** The attributes as they are meant. */
    public static Map<String, List<String>> meant(Map<String, List<String>> typed) {
        Map<String, List<String>> meant = new HashMap<>(typed);
        List<String> types = typed.getOrDefault(AccountType.ATTRIBUTE, List.of());
        List<String> names = typed.getOrDefault(BusinessName.ATTRIBUTE, List.of());
        if (types.contains(AccountType.BUSINESS.value()) && !names.isEmpty()) {
            meant.put(BusinessName.ATTRIBUTE, List.of(BusinessName.trim(names.get(0))));
        } else {
            meant.remove(BusinessName.ATTRIBUTE);
        }
        return meant;
    }
}
