/** What customers do on their own behalf, with a token of their own: their account, their companies, what they ask for. */
package dev.foyer.provisioning.me;
