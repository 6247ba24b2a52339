<#ftl output_format="plainText">
${msg("foyer.mail.join-request.body", company, email, realmName)}

${link}
