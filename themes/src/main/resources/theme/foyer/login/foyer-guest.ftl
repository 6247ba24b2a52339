<#--
  Where a guest gives an address: the fields are those that the sign-in step asks guests for, drawn as in the registration form.
-->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#global title = msg("foyer.guest.title") + " | " + realm.displayName>
<@layout.registrationLayout displayMessage=messagesPerField.exists("global") displayRequiredFields=true displayInfo=true; section>
    <#if section = "header">
        ${msg("foyer.guest.title")}
    <#elseif section = "form">
        <p class="instruction">${msg("foyer.guest.text")}</p>
        <form id="foyer-guest-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
            <input type="hidden" name="foyer-guest" value="true">
            <@userProfileCommons.userProfileFormFields/>
            <#if recaptchaRequired?? && (recaptchaVisible!false)>
                <div class="g-recaptcha" data-size="compact" data-sitekey="${recaptchaSiteKey}" data-action="${recaptchaAction}"></div>
            </#if>
            <#if recaptchaRequired?? && !(recaptchaVisible!false)>
                <script>
                    function onSubmitRecaptcha(token) {
                        document.getElementById("foyer-guest-form").requestSubmit();
                    }
                </script>
                <@buttons.actionGroup>
                    <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} g-recaptcha" type="submit" id="foyer-guest-continue" data-sitekey="${recaptchaSiteKey}" data-callback="onSubmitRecaptcha" data-action="${recaptchaAction}">${msg("doSubmit")}</button>
                </@buttons.actionGroup>
            <#else>
                <@buttons.actionGroup>
                    <@buttons.button id="foyer-guest-continue" name="continue" label="doSubmit"/>
                </@buttons.actionGroup>
            </#if>
        </form>
    <#elseif section = "info">
        <form action="${url.loginAction}" method="post">
            <button class="pf-v5-c-button pf-m-link foyer-guest__back" type="submit" id="foyer-guest-back" name="foyer-sign-in">${msg("foyer.guest.back")}</button>
        </form>
    </#if>
</@layout.registrationLayout>
