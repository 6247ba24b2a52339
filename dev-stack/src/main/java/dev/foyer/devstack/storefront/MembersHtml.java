package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.List;
import java.util.Map;

/** The sections about one company: its members for all of them, the rest for its admins. */
final class MembersHtml {
    private final CompanyView view;
    private final Me.Company company;
    private final CompanyFormHtml forms;

    MembersHtml(CompanyView view, Me.Company company, CompanyFormHtml forms) {
        this.view = view;
        this.company = company;
        this.forms = forms;
    }

    String sections() {
        return members() + (company.managed() ? joining() + invite() + invited() : "");
    }

    private String members() {
        StringBuilder rows = new StringBuilder();
        view.members().forEach(member -> rows.append(row(member)));
        return "<section id=\"members\"><h2>Members</h2><ul class=\"rows\">" + rows + "</ul></section>";
    }

    private String row(Member member) {
        boolean own = member.customerId().equals(view.me().id());
        return "<li data-member=\"%s\"><span><strong>%s</strong>%s<br><span class=\"soft\">%s, %s</span></span>%s</li>"
                .formatted(
                        Html.escape(member.customerId()),
                        Html.escape(member.name()),
                        own ? " (you)" : "",
                        Html.escape(member.address()),
                        Html.escape(RoleText.of(member.role())),
                        forms(member, own));
    }

    private String forms(Member member, boolean own) {
        Map<String, String> known = Map.of("company", company.id(), "customer", member.customerId());
        String name = member.name();
        String role = company.managed()
                ? forms.of(
                        CompanyForm.CHANGE_ROLE,
                        known,
                        List.of(FormField.role("Role of " + name, member.role())),
                        "Change role",
                        "Change role of " + name)
                : "";
        if (own) {
            return role + CompanyFormHtml.link(CompanyForm.LEAVE, known, "Leave", "Leave " + company.name());
        }
        return company.managed()
                ? role + CompanyFormHtml.link(CompanyForm.REMOVE, known, "Remove", "Remove " + name)
                : "";
    }

    private String joining() {
        if (view.joining().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (AccountRequest request : view.joining()) {
            Map<String, String> known = Map.of("company", company.id(), "id", request.id());
            String name = request.asker().name();
            rows.append(
                    "<li data-request=\"%s\"><span><strong>%s</strong><br><span class=\"soft\">%s</span></span>%s%s</li>"
                            .formatted(
                                    Html.escape(request.id()),
                                    Html.escape(name),
                                    Html.escape(request.asker().address()),
                                    forms.of(
                                            CompanyForm.APPROVE,
                                            known,
                                            List.of(FormField.role("Role for " + name, "buyer")),
                                            "Approve",
                                            "Approve " + name),
                                    CompanyFormHtml.link(CompanyForm.REJECT, known, "Reject", "Reject " + name)));
        }
        return "<section id=\"joining\"><h2>Who would like to join</h2><ul class=\"rows\">" + rows + "</ul></section>";
    }

    private String invite() {
        return "<section id=\"invite\"><h2>Invite somebody</h2>"
                + forms.of(
                        CompanyForm.INVITE,
                        Map.of("company", company.id()),
                        List.of(
                                FormField.text("email", "Email address", "type=\"email\" required"),
                                FormField.role("", "buyer")),
                        "Invite",
                        "Invite")
                + "</section>";
    }

    private String invited() {
        if (view.invited().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (Invitation invitation : view.invited()) {
            rows.append(
                    "<li data-invitation=\"%s\"><span><strong>%s</strong><br><span class=\"soft\">%s</span></span>%s</li>"
                            .formatted(
                                    Html.escape(invitation.id()),
                                    Html.escape(invitation.to()),
                                    Html.escape(RoleText.of(invitation.role())),
                                    forms.of(
                                            CompanyForm.TAKE_BACK,
                                            Map.of("company", company.id(), "id", invitation.id()),
                                            "Take back",
                                            "Take back the invitation of " + invitation.to())));
        }
        return "<section id=\"invited\"><h2>Invited</h2><ul class=\"rows\">" + rows + "</ul></section>";
    }
}
