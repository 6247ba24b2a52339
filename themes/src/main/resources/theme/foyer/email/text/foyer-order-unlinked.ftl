<#ftl output_format="plainText">
${msg("foyer.mail.order-unlinked.body", order, realmName)}

${msg("foyer.mail.order-unlinked.next", realmName)}

${link}
