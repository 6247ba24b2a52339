<#ftl output_format="plainText">
${msg("foyer.mail.orders-claimed.body", orders, realmName)}

${msg("foyer.mail.orders-claimed.next", realmName)}

${link}
