<#ftl output_format="plainText">
${msg("foyer.mail.member-removed.body", company, realmName)}

${link}
