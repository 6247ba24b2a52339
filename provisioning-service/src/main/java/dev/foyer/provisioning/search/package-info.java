/** The one box in which staff look for customers and orders. */
package dev.foyer.provisioning.search;
