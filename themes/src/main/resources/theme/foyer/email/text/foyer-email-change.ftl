<#ftl output_format="plainText">
${msg("foyer.mail.email-change.body", link, realmName)}
