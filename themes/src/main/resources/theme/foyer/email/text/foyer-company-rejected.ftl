<#ftl output_format="plainText">
${msg("foyer.mail.company-rejected.body", company, realmName)}

<#if reason?has_content>
${msg("foyer.mail.reason", reason)}

</#if>
${msg("foyer.mail.company-rejected.next", realmName)}

${link}
