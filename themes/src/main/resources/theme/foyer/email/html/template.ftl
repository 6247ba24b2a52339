<#--
  The frame of every mail. A paragraph that is nothing but a link becomes a button, so Keycloak's own mail templates
  need no copies. Styles are inline because many mail programs drop the rest; the style element only adds the dark look.
-->
<#macro emailLayout>
<#local brand = properties>
<#local paragraph = "margin:0 0 16px;line-height:1.6;overflow-wrap:anywhere">
<#local button = "display:inline-block;padding:13px 26px;border-radius:10px;background:${brand.foyerAccent};color:${brand.foyerOnAccent};font-weight:600;text-decoration:none">
<#local body><#nested></#local>
<!doctype html>
<html lang="${locale.toLanguageTag()}" dir="${ltr?then("ltr", "rtl")}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${subject!realmName}</title>
  <style>
    @media (prefers-color-scheme: dark) {
      .foyer-page { background: #0f1513 !important; color: #e9efeb !important }
      .foyer-card { background: #18211d !important; border-color: #2d3833 !important }
      .foyer-quiet { color: #aab7b0 !important }
    }
  </style>
</head>
<body class="foyer-page" style="margin:0;padding:0;background:${brand.foyerPage};color:${brand.foyerText};font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px">
  <div class="foyer-page" style="max-width:560px;margin:0 auto;padding:32px 16px;background:${brand.foyerPage};color:${brand.foyerText}">
    <p style="margin:0 0 16px;padding:0 4px;font-size:18px;font-weight:650">${realmName}</p>
    <div class="foyer-card" style="padding:32px 28px 16px;background:${brand.foyerCard};border:1px solid ${brand.foyerDivider};border-radius:16px">
      <#if subject??>
      <h1 style="margin:0 0 16px;font-size:24px;line-height:1.3">${subject}</h1>
      </#if>
      ${body?markup_string
          ?replace('<p><a href=("[^"]*")[^>]*>([^<]*)</a></p>', '<p style="margin:24px 0"><a href=$1 style="${button}">$2</a></p>', "r")
          ?replace("<p>", '<p style="${paragraph}">')
          ?replace("<small>", '<small class="foyer-quiet" style="font-size:12px;color:${brand.foyerMuted}">')
          ?no_esc}
    </div>
    <p class="foyer-quiet" style="margin:16px 4px 0;font-size:13px;line-height:1.5;color:${brand.foyerMuted}">${msg("foyer.mail.footer", realmName)}</p>
  </div>
</body>
</html>
</#macro>

<#-- The way to the shop, below a mail of the registry's. -->
<#macro shopLink>
<p><a href="${link}">${msg("foyer.mail.shop", realmName)}</a></p>
<p>${msg("foyer.mail.shop.copy")}</p>
<p><small>${link}</small></p>
</#macro>

<#-- The way to a password, below a mail that staff have sent. -->
<#macro passwordLink>
<p><a href="${link}">${msg("foyer.mail.link.button")}</a></p>
<p>${msg("foyer.mail.link.valid", days)}</p>
<p>${msg("foyer.mail.link.ignore", realmName)}</p>
<p>${msg("foyer.mail.shop.copy")}</p>
<p><small>${link}</small></p>
</#macro>
