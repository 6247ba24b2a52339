<#ftl output_format="plainText">
${msg("foyer.mail.email-code.text", code, msg("foyer.mail.email-code.life", minutes), realmName)}
