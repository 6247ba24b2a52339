package dev.foyer.provisioning.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminsLeftTest {

    @ParameterizedTest(name = "{0} members, {1} admins, {2} of them able")
    @CsvSource({
        "3, 2, 1, true, true",
        "3, 1, 1, true, true",
        "3, 1, 0, false, true",
        "3, 0, 0, false, false",
        "1, 0, 0, false, false",
        "0, 0, 0, false, true"
    })
    void membersLeaveAnAdminWhoCanSignInAndStaffLeaveNobodyAlone(
            long members, long admins, long able, boolean byMembers, boolean byStaff) {
        Headcount after = new Headcount(members, admins, able);

        assertThat(AdminsLeft.ABLE.holds(after)).isEqualTo(byMembers);
        assertThat(AdminsLeft.ANY.holds(after)).isEqualTo(byStaff);
    }
}
