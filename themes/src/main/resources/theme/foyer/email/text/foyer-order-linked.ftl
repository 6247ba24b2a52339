<#ftl output_format="plainText">
${msg("foyer.mail.order-linked.body", order, realmName)}

${msg("foyer.mail.order-linked.next", realmName)}

${link}
