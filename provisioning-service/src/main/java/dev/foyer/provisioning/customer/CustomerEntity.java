package dev.foyer.provisioning.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.SourceType;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A customer while one call edits it: the columns that staff may change and what deciding about them needs. Only what
 * differs is written. The rest of the row is the mirror's, or derived.
 */
@Entity
@Table(name = "customer")
@DynamicUpdate
class CustomerEntity {

    private static final String GUEST = "guest";

    @Id
    private String id = "";

    @Column(name = "user_id", insertable = false, updatable = false)
    private @Nullable String userId;

    @Column(name = "account_type", updatable = false)
    private @Nullable String accountType;

    @Column(name = "guest_email", updatable = false)
    private @Nullable String guestEmail;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "customer_number")
    private @Nullable String customerNumber;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "email_verified")
    private boolean emailVerified;

    @Column(name = "former_emails")
    private String[] formerEmails = {};

    @Column(name = "first_name")
    private @Nullable String firstName;

    @Column(name = "last_name")
    private @Nullable String lastName;

    @Column(name = "language")
    private @Nullable String language;

    @Column(name = "active")
    private boolean active = true;

    @Column(name = "wanted")
    @ColumnTransformer(write = "cast(? as jsonb)")
    private @Nullable String wanted;

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "office_phone")
    private @Nullable String officePhone;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    @Column(name = "commission_reduced_percent")
    private @Nullable BigDecimal commissionReducedPercent;

    @Column(name = "invited_at", insertable = false, updatable = false)
    private @Nullable Instant invitedAt;

    @Column(name = "expired_at", insertable = false, updatable = false)
    private @Nullable Instant expiredAt;

    @Column(name = "erased_at", insertable = false, updatable = false)
    private @Nullable Instant erasedAt;

    @Column(name = "updated_at", insertable = false)
    @CurrentTimestamp(event = EventType.UPDATE, source = SourceType.DB)
    private @Nullable Instant updatedAt;

    @Version
    private long version = 1;

    protected CustomerEntity() {}

    CustomerEntity(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** The Keycloak user; null for a customer without login. */
    @Nullable
    String userId() {
        return userId;
    }

    @Nullable
    String email() {
        return email;
    }

    /** Whether this is a guest whose time is over: who became a customer is none. */
    boolean isExpiredGuest() {
        return isGuest() && expiredAt != null;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    boolean hasLogin() {
        return userId != null;
    }

    /** Whether there is a login that somebody has made use of. */
    boolean hasProvedLogin() {
        return hasLogin() && emailVerified;
    }

    boolean isInvited() {
        return invitedAt != null;
    }

    boolean isActive() {
        return active;
    }

    boolean isGuest() {
        return GUEST.equals(accountType);
    }

    long version() {
        return version;
    }

    void setAccountType(@Nullable String accountType) {
        this.accountType = accountType;
    }

    /** Makes a new customer a guest with this address, which proves nothing. */
    void setGuestEmail(String email) {
        accountType = GUEST;
        guestEmail = email.toLowerCase(Locale.ROOT);
    }

    void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    void setCustomerNumber(@Nullable String customerNumber) {
        this.customerNumber = customerNumber;
    }

    void setPhone(@Nullable String phone) {
        this.phone = phone;
    }

    void setOfficePhone(@Nullable String officePhone) {
        this.officePhone = officePhone;
    }

    void setTimeZone(@Nullable String timeZone) {
        this.timeZone = timeZone;
    }

    void setCommissionReducedPercent(@Nullable BigDecimal percent) {
        this.commissionReducedPercent = percent;
    }

    /** Another address than before has not been proved, another spelling has. One that was proved is kept among the former. */
    void setEmail(String email) {
        String before = this.email;
        this.email = email;
        if (email.equalsIgnoreCase(before)) {
            return;
        }
        Stream<String> former = Arrays.stream(formerEmails).filter(one -> !one.equals(before));
        if (before != null && emailVerified) {
            former = Stream.concat(former, Stream.of(before));
        }
        formerEmails = former.filter(one -> !one.equalsIgnoreCase(email)).toArray(String[]::new);
        emailVerified = false;
    }

    void setFirstName(@Nullable String firstName) {
        if (!Objects.equals(this.firstName, firstName)) {
            this.firstName = firstName;
            want("firstName", firstName);
        }
    }

    void setLastName(@Nullable String lastName) {
        if (!Objects.equals(this.lastName, lastName)) {
            this.lastName = lastName;
            want("lastName", lastName);
        }
    }

    void setLanguage(@Nullable String language) {
        if (!Objects.equals(this.language, language)) {
            this.language = language;
            want("language", language);
        }
    }

    /** Lets the customer sign in; nothing happens to one who may. */
    void activate() {
        if (!active || WantedOfKeycloak.isWanted(wanted, "active", false)) {
            active = true;
            wanted = hasLogin()
                    ? WantedOfKeycloak.with(wanted, "active", true)
                    : WantedOfKeycloak.without(wanted, "active");
        }
    }

    /**
     * Keeps the customer from signing in. Wanted also of one who is inactive here, since Keycloak may know better by now, and
     * of one without login, whom it awaits at the first sign-up.
     *
     * @return whether that is new
     */
    boolean deactivate() {
        if (WantedOfKeycloak.isWanted(wanted, "active", false)) {
            return false;
        }
        active = false;
        wanted = WantedOfKeycloak.with(wanted, "active", false);
        return true;
    }

    // Keycloak owns these fields as long as there is a login.
    private void want(String field, @Nullable Object value) {
        if (hasLogin()) {
            wanted = WantedOfKeycloak.with(wanted, field, value);
        }
    }
}
