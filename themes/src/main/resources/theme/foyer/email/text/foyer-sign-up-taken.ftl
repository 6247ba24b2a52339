<#ftl output_format="plainText">
${msg("foyer.mail.signUpTakenBody", link, realmName)}
