package dev.foyer.provisioning.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foyer.provisioning.address.SavedAddress;
import dev.foyer.provisioning.question.CustomerAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person in the registry, as the API shows it. Every field is always present; null means unknown or none.
 *
 * @param userId the Keycloak user; null for a customer without login
 * @param accountType {@code business}, {@code personal} or {@code guest}
 * @param email of a guest the address of the purchase, which is never verified
 * @param active whether the customer may sign in
 * @param formerEmails verified addresses of the past, oldest first
 * @param language a BCP 47 tag
 * @param addresses the customer's own, then those of the companies, which have a {@code companyId}
 * @param newsletter whether a consent to the newsletter stands
 * @param mfa the customer's own {@code policy}: {@code off}, {@code optional} or {@code required}; {@code /customers/{id}/mfa} has the rest
 * @param answers to the questions of the sign-up, by question
 * @param version grows with every change
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Customer(
        String id,
        @Nullable String userId,
        @Nullable String externalId,
        @Nullable String customerNumber,
        @Nullable String accountType,
        Lifecycle lifecycle,
        boolean active,
        @Nullable String email,
        boolean emailVerified,
        List<String> formerEmails,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        @Nullable String officePhone,
        @Nullable String language,
        @Nullable String timeZone,
        List<CompanyMembership> companies,
        List<SavedAddress> addresses,
        List<String> labels,
        List<String> tags,
        boolean newsletter,
        @Nullable BigDecimal commissionReducedPercent,
        Map<String, String> mfa,
        List<CustomerAnswer> answers,
        Instant createdAt,
        @Nullable Instant registeredAt,
        @Nullable Instant firstSignInAt,
        @Nullable Instant expiresAt,
        long version) {}
