<#ftl output_format="plainText">
${msg("foyer.mail.join-requested.body", company, realmName)}

${link}
