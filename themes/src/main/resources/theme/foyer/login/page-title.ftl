<#--
  The title of the browser's tab, the page's heading before the seller's name: Keycloak calls every page "Sign in". Imported by what
  every page imports; pages of Foyer's own then set theirs.
-->
<#assign headings = {
  "delete-account-confirm": "deleteAccountConfirm",
  "error": "errorTitle",
  "idp-review-user-profile": "loginIdpReviewProfileTitle",
  "login-config-totp": "loginTotpTitle",
  "login-idp-link-confirm": "confirmLinkIdpTitle",
  "login-page-expired": "pageExpiredTitle",
  "login-recovery-authn-code-config": "recovery-code-config-header",
  "login-recovery-authn-code-input": "auth-recovery-code-header",
  "login-reset-password": "emailForgotTitle",
  "login-update-password": "updatePasswordTitle",
  "login-update-profile": "loginProfileTitle",
  "login-verify-email": "emailVerifyTitle",
  "logout-confirm": "logoutConfirmTitle",
  "register": "registerTitle",
  "select-authenticator": "loginChooseAuthenticator",
  "terms": "termsTitle",
  "update-email": "updateEmailTitle",
  "webauthn-authenticate": "webauthn-login-title",
  "webauthn-error": "webauthn-error-title",
  "webauthn-register": "webauthn-registration-title"
}>
<#-- With the name of what they are about. -->
<#assign named = {
  "delete-credential": ["deleteCredentialTitle", credentialLabel!""],
  "login-idp-link-email": ["emailLinkIdpTitle", idpDisplayName!""]
}>
<#if headings[pageId!""]??>
  <#global title = msg(headings[pageId]) + " | " + realm.displayName>
<#elseif named[pageId!""]??>
  <#global title = msg(named[pageId][0], named[pageId][1]) + " | " + realm.displayName>
</#if>
