<#ftl output_format="plainText">
<#if company?has_content>
${msg("foyer.mail.link-invitation.ofCompany", realmName, company)}
<#else>
${msg("foyer.mail.link-invitation.body", realmName)}
</#if>

${link}

${msg("foyer.mail.link.valid", days)}

${msg("foyer.mail.link.ignore", realmName)}
