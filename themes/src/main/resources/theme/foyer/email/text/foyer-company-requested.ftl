<#ftl output_format="plainText">
${msg("foyer.mail.company-requested.body", company, realmName)}

${link}
