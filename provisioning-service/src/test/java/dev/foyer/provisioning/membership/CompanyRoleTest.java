package dev.foyer.provisioning.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompanyRoleTest {

    @ParameterizedTest
    @CsvSource({
        "ADMIN, ADMIN, true",
        "ADMIN, BUYER, true",
        "ADMIN, VIEWER, true",
        "BUYER, ADMIN, false",
        "BUYER, BUYER, false",
        "BUYER, VIEWER, false",
        "VIEWER, VIEWER, false"
    })
    void onlyAdminsGrantAndNobodyGrantsAboveTheirOwn(CompanyRole grantor, CompanyRole granted, boolean may) {
        assertThat(grantor.mayGrant(granted)).isEqualTo(may);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsReadAsItIsWritten(CompanyRole role) {
        assertThat(CompanyRole.of(role.code())).isEqualTo(role);
    }

    @Test
    void whatIsNoRoleIsRefused() {
        assertThatThrownBy(() -> CompanyRole.of("owner")).isInstanceOf(IllegalArgumentException.class);
    }
}
