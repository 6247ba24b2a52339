<#ftl output_format="plainText">
${msg("foyer.mail.email-change-taken.body", link, realmName)}
