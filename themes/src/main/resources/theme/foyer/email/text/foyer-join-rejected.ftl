<#ftl output_format="plainText">
${msg("foyer.mail.join-rejected.body", company, realmName)}

<#if reason?has_content>
${msg("foyer.mail.reason", reason)}

</#if>
${msg("foyer.mail.join-rejected.next", realmName)}

${link}
