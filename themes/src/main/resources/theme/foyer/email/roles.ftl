<#-- What a role in a company is called. The mail that needs it says it as a word of its own, so that no grammar depends on it. -->
<#function name role>
<#switch role>
<#case "admin"><#return msg("foyer.mail.role.admin")>
<#case "buyer"><#return msg("foyer.mail.role.buyer")>
<#case "viewer"><#return msg("foyer.mail.role.viewer")>
<#default><#return role>
</#switch>
</#function>
