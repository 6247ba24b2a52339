<#ftl output_format="plainText">
${msg("foyer.mail.sign-up-taken.body", link, realmName)}
