<#-- What a notice tells of, and what the second factors are called. -->
<#function what notice credential seller>
<#switch notice>
<#case "password-changed"><#return msg("foyer.mail.notice.passwordChanged", seller)>
<#case "password-removed"><#return msg("foyer.mail.notice.passwordRemoved", seller)>
<#case "factor-added"><#return msg("foyer.mail.notice.factorAdded", seller, factor(credential))>
<#case "factor-removed"><#return msg("foyer.mail.notice.factorRemoved", seller, factor(credential))>
<#case "email-new"><#return msg("foyer.mail.notice.emailNew", seller)>
<#default><#return msg("foyer.mail.notice.emailFormer", seller)>
</#switch>
</#function>

<#function factor credential>
<#switch credential>
<#case "otp"><#return msg("foyer.mail.factor.otp")>
<#case "webauthn"><#return msg("foyer.mail.factor.webauthn")>
<#case "webauthn-passwordless"><#return msg("foyer.mail.factor.passkey")>
<#case "recovery-authn-codes"><#return msg("foyer.mail.factor.recoveryCodes")>
<#case "sms-code"><#return msg("foyer.mail.factor.phone")>
<#default><#return msg("foyer.mail.factor.other")>
</#switch>
</#function>
