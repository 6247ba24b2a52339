<#ftl output_format="plainText">
${msg("foyer.mail.email-changed.body", link, realmName, when, days)}
