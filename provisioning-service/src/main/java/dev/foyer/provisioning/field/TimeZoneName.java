package dev.foyer.provisioning.field;

import java.time.ZoneId;

/** The name of an IANA time zone, as the JDK knows them: no offsets, no abbreviations of its own. */
public final class TimeZoneName implements TextRule {

    @Override
    public String read(String text) throws NotAllowedException {
        if (!ZoneId.getAvailableZoneIds().contains(text) || text.startsWith("SystemV/")) {
            throw new NotAllowedException("must be the name of an IANA time zone, such as Europe/Zurich");
        }
        return text;
    }
}
