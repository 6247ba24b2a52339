/** What customers ask for and others decide: a company to be let in, to join one, a group account. */
package dev.foyer.provisioning.request;
