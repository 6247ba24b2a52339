// Two texts that Keycloak's console leaves out, taken from the message bundles as the console does its own: the page's
// title in the customer's language, and a name for the menu that a phone shows as three dots.
const { serverBaseUrl, realm, locale } = JSON.parse(document.getElementById("environment").textContent);
const response = await fetch(`${serverBaseUrl}/resources/${realm}/account/${locale}`);
const texts = new Map((await response.json()).map(({ key, value }) => [key, value]));

document.title = texts.get("foyer.account.title");

function nameMenu() {
  for (const menu of document.querySelectorAll('[data-testid="options-kebab-toggle"]:not([aria-label])')) {
    menu.setAttribute("aria-label", texts.get("foyer.account.menu"));
  }
}
nameMenu();
new MutationObserver(nameMenu).observe(document.body, { childList: true, subtree: true });
