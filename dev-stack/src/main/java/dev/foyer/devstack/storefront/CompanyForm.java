package dev.foyer.devstack.storefront;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the forms of the page "Your company" ask for, and how the API is asked for it. */
enum CompanyForm {
    CHANGE_ROLE("role", "PATCH", "companies/{company}/members/{customer}", "The role was changed.", "role"),
    REMOVE("remove", "DELETE", "companies/{company}/members/{customer}", "The member was removed."),
    LEAVE("leave", "DELETE", "companies/{company}/members/{customer}", "You have left the company."),
    INVITE("invite", "POST", "companies/{company}/invitations", "The invitation is on its way.", "email", "role"),
    TAKE_BACK("take-back", "DELETE", "companies/{company}/invitations/{id}", "The invitation was taken back."),
    APPROVE("approve", "POST", "companies/{company}/requests/{id}/approve", "The request was approved.", "role"),
    REJECT("reject", "POST", "companies/{company}/requests/{id}/reject", "The request was rejected.", "reason"),
    ASK("ask", "POST", "requests", "You will get an email about your request.", "type", "companyName"),
    JOIN("join", "POST", "requests", "You will get an email about your request.", "type", "companyId"),
    WITHDRAW("withdraw", "POST", "requests/{id}/withdraw", "Your request was withdrawn."),
    ACCEPT("accept", "POST", "invitations/{id}/accept", "You belong to the company now."),
    DECLINE("decline", "POST", "invitations/{id}/decline", "The invitation was declined.");

    static final String PATH = "/company/";

    private static final Pattern ID = Pattern.compile("\\{([a-z]+)}");

    private final String name;
    private final String method;
    private final String path;
    private final String done;
    private final List<String> body;

    CompanyForm(String name, String method, String path, String done, String... body) {
        this.name = name;
        this.method = method;
        this.path = path;
        this.done = done;
        this.body = List.of(body);
    }

    /** The form that is sent to this path. */
    static Optional<CompanyForm> at(String path) {
        return Arrays.stream(values())
                .filter(form -> form.action().equals(path))
                .findFirst();
    }

    /** Where it is sent. */
    String action() {
        return PATH + name;
    }

    /** Whether the visitor is asked once more before it is sent, on a page of its own. */
    boolean asksBack() {
        return this == REMOVE || this == LEAVE || this == REJECT;
    }

    /** Where a form that asks back is filled in: with what it is about, and nothing else. */
    URI page(Map<String, String> fields) {
        return URI.create(action() + "?"
                + ID.matcher(path)
                        .results()
                        .map(id -> id.group(1))
                        .map(id -> id + "=" + ApiPath.segment(fields.getOrDefault(id, "")))
                        .collect(Collectors.joining("&")));
    }

    /** What the page says afterwards. */
    String done(ApiAnswer answer) {
        return switch (this) {
            case ASK, JOIN -> answer.created() ? done : "You have asked for this already. It is not decided yet.";
            case INVITE ->
                answer.has("mailedAt") ? done : "The invitation is open; the address has had an email shortly before.";
            default -> done;
        };
    }

    /** The fields that a visitor may fill in. */
    List<String> body() {
        return body;
    }

    /** Whether the form has such a field, seen or not. */
    boolean knows(String field) {
        return body.contains(field) || path.contains("{" + field + "}");
    }

    /** The call that filled-in fields make; what is left blank is not sent on. */
    ApiCall call(Map<String, String> fields) {
        Map<String, String> sent = new LinkedHashMap<>();
        for (String field : body) {
            String value = fields.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                sent.put(field, value);
            }
        }
        String filled = ID.matcher(path)
                .replaceAll(id -> Matcher.quoteReplacement(ApiPath.segment(fields.getOrDefault(id.group(1), "none"))));
        Optional<String> key = Optional.ofNullable(fields.get("key")).filter(given -> method.equals("POST"));
        return new ApiCall(method, filled, sent, key);
    }
}
