<#ftl output_format="plainText">
${msg("foyer.mail.company-approved.body", company, realmName)}

${link}
