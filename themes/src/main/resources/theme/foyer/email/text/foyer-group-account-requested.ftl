<#ftl output_format="plainText">
${msg("foyer.mail.group-account-requested.body", company, realmName)}

${link}
