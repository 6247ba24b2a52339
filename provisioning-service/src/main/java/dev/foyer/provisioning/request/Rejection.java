package dev.foyer.provisioning.request;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request is rejected, as the API documents it.
 *
 * @param reason told to the customer
 */
record Rejection(@Schema(required = true) String reason) {}
