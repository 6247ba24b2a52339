<#ftl output_format="plainText">
${msg("foyer.mail.join-approved.body", company, realmName)}

${link}
