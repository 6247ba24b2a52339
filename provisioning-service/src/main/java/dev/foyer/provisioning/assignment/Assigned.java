package dev.foyer.provisioning.assignment;

/**
 * What comes of it, or would come of it now.
 *
 * @param meant how many are meant
 * @param changed who gets the word, or loses it; the others have it already, or have it not
 * @param full who has as many words of the kind as one may have, and does not get this one
 */
public record Assigned(long meant, long changed, long full) {}
