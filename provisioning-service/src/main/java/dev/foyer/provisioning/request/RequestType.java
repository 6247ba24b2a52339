package dev.foyer.provisioning.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked for. */
public enum RequestType {
    /** That the company of a sign-up may buy. */
    @JsonProperty("new_company")
    NEW_COMPANY,
    /** To become a contact of a company. */
    @JsonProperty("join_company")
    JOIN_COMPANY,
    /** A company for somebody who has bought as a person. */
    @JsonProperty("group_account")
    GROUP_ACCOUNT,
    /** To see a catalog; nobody can ask for it yet. */
    @JsonProperty("catalog_access")
    CATALOG_ACCESS;

    /** As the API and the column {@code type} write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with this code. */
    public static Optional<RequestType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
