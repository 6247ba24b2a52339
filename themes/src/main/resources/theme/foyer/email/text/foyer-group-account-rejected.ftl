<#ftl output_format="plainText">
${msg("foyer.mail.group-account-rejected.body", company, realmName)}

<#if reason?has_content>
${msg("foyer.mail.reason", reason)}

</#if>
${msg("foyer.mail.group-account-rejected.next", realmName)}

${link}
