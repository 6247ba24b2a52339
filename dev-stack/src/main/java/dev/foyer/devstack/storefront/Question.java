package dev.foyer.devstack.storefront;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the visitor is asked before something that they cannot take back themselves.
 *
 * @param known what it is about
 * @param whom what the button stands for, and the page's heading asks
 * @param consequence a sentence
 * @param fields that the visitor may fill in
 * @param button its words
 */
record Question(
        CompanyForm form,
        Map<String, String> known,
        String whom,
        String consequence,
        List<FormField> fields,
        String button) {

    /**
     * The question before a form that asks back; empty when what it is about is not there, or not for this customer.
     *
     * @param asked the fields that say what it is about
     */
    static Optional<Question> of(CompanyForm form, Map<String, String> asked, CompanyView view) {
        String company = asked.getOrDefault("company", "");
        return switch (form) {
            case REMOVE -> remove(company, asked.getOrDefault("customer", ""), view);
            case LEAVE -> leave(company, asked.getOrDefault("customer", ""), view);
            case REJECT -> reject(company, asked.getOrDefault("id", ""), view);
            default -> Optional.empty();
        };
    }

    private static Optional<Question> remove(String company, String customer, CompanyView view) {
        return managed(company, view).flatMap(mine -> view.members().stream()
                .filter(member -> member.customerId().equals(customer))
                .findFirst()
                .map(member -> new Question(
                        CompanyForm.REMOVE,
                        Map.of("company", company, "customer", customer),
                        "Remove " + member.name(),
                        member.address() + " can then no longer order for " + mine.name()
                                + ", and gets an email. Their own account stays.",
                        List.of(),
                        "Remove")));
    }

    private static Optional<Question> leave(String company, String customer, CompanyView view) {
        return view.me().allCompanies().stream()
                .filter(mine -> mine.id().equals(company) && view.me().id().equals(customer))
                .findFirst()
                .map(mine -> new Question(
                        CompanyForm.LEAVE,
                        Map.of("company", company, "customer", customer),
                        "Leave " + mine.name(),
                        "You then belong to " + mine.name()
                                + " no longer, until somebody there invites you. Your own account stays.",
                        List.of(),
                        "Leave"));
    }

    private static Optional<Question> reject(String company, String id, CompanyView view) {
        return managed(company, view).flatMap(mine -> view.joining().stream()
                .filter(request -> request.id().equals(id))
                .findFirst()
                .map(request -> new Question(
                        CompanyForm.REJECT,
                        Map.of("company", company, "id", id),
                        "Reject " + request.asker().name(),
                        request.asker().address() + " does not join " + mine.name()
                                + ", and gets an email with the reason, if you give one.",
                        List.of(FormField.text("reason", "Reason, if you like", "maxlength=\"500\"")),
                        "Reject")));
    }

    private static Optional<Me.Company> managed(String company, CompanyView view) {
        return view.company().filter(mine -> mine.managed() && mine.id().equals(company));
    }
}
