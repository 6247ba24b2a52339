package dev.foyer.provisioning.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.SourceType;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A company while one call edits it: the columns that staff may change. Only what differs is written. The rest of the row
 * is the mirror's, or derived.
 */
@Entity
@Table(name = "company")
@DynamicUpdate
class CompanyEntity {

    /** Policy of a company that wants no second factor of its members. */
    static final String OFF = "off";

    /** Policy of one that wants everybody to have one. */
    static final String REQUIRED = "required";

    @Id
    private String id = "";

    @Column(name = "name")
    private String name = "";

    @Column(name = "email")
    private String email = "";

    @Column(name = "phone")
    private @Nullable String phone;

    @Column(name = "industry")
    private @Nullable String industry;

    @Column(name = "language")
    private @Nullable String language;

    @Column(name = "customer_number")
    private @Nullable String customerNumber;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "vat_id")
    private @Nullable String vatId;

    @Column(name = "mfa_policy")
    private String mfaPolicy = OFF;

    @Column(name = "mfa_required_from")
    private @Nullable Instant mfaRequiredFrom;

    @Column(name = "updated_at", insertable = false)
    @CurrentTimestamp(event = EventType.UPDATE, source = SourceType.DB)
    private @Nullable Instant updatedAt;

    @Version
    private long version = 1;

    protected CompanyEntity() {}

    CompanyEntity(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    void setName(String name) {
        this.name = name;
    }

    void setEmail(String email) {
        this.email = email;
    }

    void setPhone(@Nullable String phone) {
        this.phone = phone;
    }

    void setIndustry(@Nullable String industry) {
        this.industry = industry;
    }

    void setLanguage(@Nullable String language) {
        this.language = language;
    }

    void setCustomerNumber(@Nullable String customerNumber) {
        this.customerNumber = customerNumber;
    }

    void setExternalId(@Nullable String externalId) {
        this.externalId = externalId;
    }

    void setVatId(@Nullable String vatId) {
        this.vatId = vatId;
    }

    void setMfaPolicy(String mfaPolicy) {
        this.mfaPolicy = mfaPolicy;
    }

    void setMfaRequiredFrom(@Nullable Instant mfaRequiredFrom) {
        this.mfaRequiredFrom = mfaRequiredFrom;
    }

    /** Whether there is a date, and nothing that begins with it. */
    boolean hasIdleMfaDate() {
        return mfaRequiredFrom != null && !mfaPolicy.equals(REQUIRED);
    }
}
