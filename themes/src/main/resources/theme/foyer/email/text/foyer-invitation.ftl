<#ftl output_format="plainText">
<#import "../roles.ftl" as roles>
${msg("foyer.mail.invitation.body", company, roles.name(role), realmName)}

${msg("foyer.mail.invitation.next", company)}

${link}
