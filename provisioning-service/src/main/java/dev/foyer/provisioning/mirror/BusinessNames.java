package dev.foyer.provisioning.mirror;

import java.util.List;

/**
 * What becomes of those whose business name is read: the first that fits. A statement places contacts, in a company or before
 * the door of one, and those after it leave placed contacts alone.
 *
 * <ol>
 *   <li>A company with that very address and without members: the contact is its admin. Where staff have not let that
 *       company in, they are asked.
 *   <li>An invitation of the address by a company of that name, or one that has proved the domain of the address: the contact
 *       is a member of it.
 *   <li>A company that has proved the domain of the address and takes everybody from there: the contact is a member of it.
 *   <li>A company of that name, with that address, or that has proved the domain of the address and wants to be asked: the
 *       contact asks to join.
 *   <li>None: a company, and the contact its admin. Whether it may buy at once the setting says.
 * </ol>
 */
final class BusinessNames {

    private BusinessNames() {}

    /** The statements in the order in which they run. Companies are made first, so that of two with one name the later one asks. */
    static List<String> statements(CompanyApproval approval) {
        return List.of(
                // Whatever else places a contact comes here, see CompanySql.CONTACT and CompanySql.NEWCOMER.
                InvitationSql.ACCEPT,
                DomainMemberSql.ADMIT,
                approval == CompanyApproval.AUTOMATIC ? CompanySql.CREATE_ACTIVE : CompanySql.CREATE_PENDING,
                CompanySql.TAKE_CHARGE,
                CompanySql.ASK_TO_JOIN);
    }
}
