<#ftl output_format="plainText">
<#import "../roles.ftl" as roles>
${msg("foyer.mail.role-changed.body", company, roles.name(role), realmName)}

${link}
