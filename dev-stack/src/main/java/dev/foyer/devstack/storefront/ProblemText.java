package dev.foyer.devstack.storefront;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What went wrong and what to do, in the shop's own words: those of the API are for programmers. */
final class ProblemText {
    private static final String AWAY = "The account service is out of order at present. Try again in a moment.";

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry(ApiProblem.UNANSWERED, "The account service does not answer. Try again in a moment."),
            Map.entry(
                    ApiProblem.UNREADABLE, "The account service's answer cannot be understood. Try again in a moment."),
            Map.entry(
                    "last-admin",
                    "A company keeps at least one administrator who can sign in. Make another member administrator"
                            + " first."),
            Map.entry(
                    "already-member",
                    "This person belongs to the company already. Their role can be changed in the list of members."),
            Map.entry("company-status", "The company is not active, so nothing can be changed there at present."),
            Map.entry("request-decided", "The request was decided or withdrawn meanwhile. This is how things stand."),
            Map.entry("invitation-ended", "This invitation was answered or taken back, or its two weeks are over."),
            Map.entry(
                    "too-many-invitations",
                    "Your company has sent as many invitations as it may within a day. Invite more people tomorrow."),
            Map.entry(
                    "too-many-requests",
                    "That was asked for too often within a short time. Wait for a while before you ask again."),
            Map.entry("too-many", "There are as many of these as there may be. Take one back first."),
            Map.entry(
                    "email-not-verified",
                    "Your email address is not confirmed yet. Open the link in the email that asks you to confirm it,"
                            + " then do this again."),
            Map.entry("not-allowed", "Only administrators of the company may do this."),
            Map.entry("not-found", "That is not there any more. This is how things stand."),
            Map.entry(
                    "idempotency-key-used-otherwise",
                    "The form had been sent before with other content. Send it again."),
            Map.entry("registry-unavailable", AWAY),
            Map.entry("keycloak-unavailable", AWAY),
            Map.entry("unexpected", AWAY));

    private static final Map<String, String> FIELDS = Map.of(
            "email", "Enter an email address, such as name@example.com.",
            "role", "Choose one of the roles.",
            "companyName", "Enter the name of the company, with at most 255 characters.",
            "reason", "Write a shorter reason, of at most 500 characters and without special ones.");

    private ProblemText() {}

    /** Of a page that cannot be shown. */
    static String ofPage(ApiProblem problem) {
        return switch (problem.type()) {
            case "not-found" -> "Your account is not quite ready yet. Try again in a moment.";
            case "not-allowed" -> "This account cannot be used here. Ask the shop, please.";
            default -> SENTENCES.getOrDefault(problem.type(), AWAY);
        };
    }

    /** Of orders that somebody wants to have. */
    static String ofClaim(ApiProblem problem) {
        return switch (problem.type()) {
            case "not-found", "order-link", "order-of-another" ->
                "That cannot be taken any more, so nothing was. This is how things stand.";
            default -> sentence(problem);
        };
    }

    /** Of a form that was sent. */
    static String of(ApiProblem problem, CompanyForm form) {
        return switch (problem.type()) {
            case "invalid-fields" ->
                wrong(problem, form).isEmpty()
                        ? "That is not possible any more. This is how things stand."
                        : "Something in the form is not right yet. See what it says there.";
            case "company-status" ->
                asks(form)
                        ? "That cannot be asked for as things stand: see below what you belong to and have asked for."
                        : sentence(problem);
            case "invitation-ended" ->
                form == CompanyForm.ACCEPT
                        ? sentence(problem) + " Ask whoever invited you for a new one."
                        : sentence(problem);
            default -> sentence(problem);
        };
    }

    /** What is wrong with each field that the visitor has filled in. */
    static Map<String, String> wrong(ApiProblem problem, CompanyForm form) {
        if (problem.type().equals("already-member") && form == CompanyForm.INVITE) {
            return Map.of("email", "Somebody with this address belongs to the company already.");
        }
        Map<String, String> wrong = new TreeMap<>(FIELDS);
        wrong.keySet().retainAll(Set.copyOf(problem.fields()));
        wrong.keySet().retainAll(form.body());
        return Map.copyOf(wrong);
    }

    private static boolean asks(CompanyForm form) {
        return form == CompanyForm.ASK || form == CompanyForm.JOIN;
    }

    private static String sentence(ApiProblem problem) {
        return SENTENCES.getOrDefault(problem.type(), "That did not work. Try again in a moment.");
    }
}
