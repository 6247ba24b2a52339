package dev.foyer.it.pages;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;

/** The hosted registration page; an identity provider's review has the same fields. */
public final class RegistrationPage {

    private final Page page;

    public RegistrationPage(Page page) {
        this.page = page;
    }

    public RegistrationPage business(String name) {
        accountType("business").check();
        businessName().fill(name);
        return this;
    }

    public RegistrationPage personal() {
        accountType("personal").check();
        return this;
    }

    public RegistrationPage person(String email, String firstName, String lastName) {
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=firstName]").fill(firstName);
        page.locator("input[name=lastName]").fill(lastName);
        return this;
    }

    public void submit() {
        page.locator("#kc-register-form [type=submit]").click();
    }

    /** Sends the review of what an identity provider told. */
    public void submitReview() {
        page.locator("#kc-idp-review-profile-form [type=submit]").first().click();
    }

    public Locator accountType(String type) {
        return page.locator("input[type=radio][name=account_type][value=" + type + "]");
    }

    public Locator businessName() {
        return page.locator("input[name=business_name]");
    }

    /** The box to ask for the newsletter. */
    public Locator newsletter() {
        return page.locator("input[type=checkbox][name=newsletter]");
    }

    /** The message at a field. */
    public Locator errorAt(String field) {
        return page.locator("#input-error-" + field);
    }

    /** Where the form goes. */
    public String action() {
        return page.locator("#kc-register-form, #kc-idp-review-profile-form").getAttribute("action");
    }

    /** What the page says as a whole. */
    public Locator message() {
        return page.locator(".pf-v5-c-alert__title");
    }

    /**
     * Sends the form as a program would, with the cookies of the browser and past its page.
     */
    public APIResponse post(Map<String, String> fields) {
        FormData data = FormData.create();
        fields.forEach(data::set);
        return page.request().post(action(), RequestOptions.create().setForm(data));
    }

    public Page page() {
        return page;
    }
}
