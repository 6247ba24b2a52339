// Types the code for the person where the browser may read the message that carries it (WebOTP).
const field = document.getElementById("code");
if (field && "OTPCredential" in window) {
  const waiting = new AbortController();
  // Left by any form or link: some browsers keep waiting for a page that is gone.
  addEventListener("pagehide", () => waiting.abort());
  field.form.addEventListener("submit", () => waiting.abort());
  navigator.credentials
    .get({ otp: { transport: ["sms"] }, signal: waiting.signal })
    .then((message) => {
      field.value = message.code;
    })
    .catch(() => {
      // refused, or the person was quicker
    });
}
