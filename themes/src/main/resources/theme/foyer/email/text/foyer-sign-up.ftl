<#ftl output_format="plainText">
${msg("foyer.mail.signUpBody", link, realmName)}
