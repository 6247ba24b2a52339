/** Orders: references of the shop's, what happened to them, and whose they are. */
package dev.foyer.provisioning.order;
