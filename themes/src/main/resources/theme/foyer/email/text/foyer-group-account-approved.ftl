<#ftl output_format="plainText">
${msg("foyer.mail.group-account-approved.body", company, realmName)}

${link}
