<#ftl output_format="plainText">
${msg("foyer.mail.sign-up.body", link, realmName)}
