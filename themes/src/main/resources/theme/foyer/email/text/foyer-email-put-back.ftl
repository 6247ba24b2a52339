<#ftl output_format="plainText">
${msg("foyer.mail.email-put-back.body", link, realmName)}
