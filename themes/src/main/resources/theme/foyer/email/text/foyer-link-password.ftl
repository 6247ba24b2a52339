<#ftl output_format="plainText">
${msg("foyer.mail.link-password.body", realmName)}

${link}

${msg("foyer.mail.link.valid", days)}

${msg("foyer.mail.link.ignore", realmName)}
