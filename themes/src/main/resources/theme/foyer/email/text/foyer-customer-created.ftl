<#ftl output_format="plainText">
${msg("foyer.mail.customer-created.body", realmName)}

${link}
