package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sections about the customer: invitations to them, what they asked for, and what they may ask for. */
final class AccountHtml {
    private final CompanyView view;
    private final CompanyFormHtml forms;

    AccountHtml(CompanyView view, CompanyFormHtml forms) {
        this.view = view;
        this.forms = forms;
    }

    String sections() {
        return invitations() + requests() + suggestions() + groupAccount();
    }

    private String invitations() {
        StringBuilder rows = new StringBuilder();
        for (Invitation invitation : view.invitations()) {
            Map<String, String> known = Map.of("id", invitation.id());
            String company = invitation.from();
            rows.append(
                    "<li data-invitation=\"%s\"><span><strong>%s</strong><br><span class=\"soft\">%s</span></span>%s%s</li>"
                            .formatted(
                                    Html.escape(invitation.id()),
                                    Html.escape(company),
                                    Html.escape(RoleText.of(invitation.role())),
                                    forms.of(
                                            CompanyForm.ACCEPT, known, "Accept", "Accept the invitation of " + company),
                                    forms.of(
                                            CompanyForm.DECLINE,
                                            known,
                                            "Decline",
                                            "Decline the invitation of " + company)));
        }
        return list("invitations", "You are invited", rows);
    }

    private String requests() {
        StringBuilder rows = new StringBuilder();
        for (AccountRequest request : view.requests()) {
            rows.append(
                    "<li data-request=\"%s\"><span><strong>%s</strong><br><span class=\"soft\">%s</span></span>%s</li>"
                            .formatted(
                                    Html.escape(request.id()),
                                    Html.escape(request.wish()),
                                    Html.escape(state(request)),
                                    request.open()
                                            ? forms.of(
                                                    CompanyForm.WITHDRAW,
                                                    Map.of("id", request.id()),
                                                    "Withdraw",
                                                    "Withdraw: " + request.wish())
                                            : ""));
        }
        return list("requests", "Your requests", rows);
    }

    private static String state(AccountRequest request) {
        return switch (request.status()) {
            case "open" -> "not decided yet";
            case "rejected" ->
                Objects.requireNonNullElse(request.reason(), "").isEmpty()
                        ? "rejected"
                        : "rejected: " + request.reason();
            default -> request.status();
        };
    }

    private String suggestions() {
        StringBuilder rows = new StringBuilder();
        for (NamedCompany company : view.suggestions()) {
            rows.append("<li><strong>%s</strong>%s</li>"
                    .formatted(
                            Html.escape(company.name()),
                            forms.of(
                                    CompanyForm.JOIN,
                                    Map.of("type", "join_company", "companyId", company.id()),
                                    "Ask to join",
                                    "Ask to join " + company.name())));
        }
        return list("suggestions", "Companies with your email domain", rows);
    }

    private String groupAccount() {
        StringBuilder offers = new StringBuilder();
        if (view.mayAskAgain()) {
            offers.append("<p>You may ask once more for the company that was not approved.</p>")
                    .append(forms.of(
                            CompanyForm.ASK, Map.of("type", "new_company"), "Ask again", "Ask again for your company"));
        }
        if (view.mayAskForGroupAccount()) {
            offers.append("<p>Several people can order for one company.</p>")
                    .append(forms.of(
                            CompanyForm.ASK,
                            Map.of("type", "group_account"),
                            List.of(FormField.text("companyName", "Name of the company", "required maxlength=\"255\"")),
                            "Ask for a group account",
                            "Ask for a group account"));
        }
        return offers.isEmpty()
                ? ""
                : "<section id=\"group-account\"><h2>An account for your company</h2>" + offers + "</section>";
    }

    private static String list(String id, String title, CharSequence rows) {
        return rows.isEmpty()
                ? ""
                : "<section id=\"%s\"><h2>%s</h2><ul class=\"rows\">%s</ul></section>".formatted(id, title, rows);
    }
}
