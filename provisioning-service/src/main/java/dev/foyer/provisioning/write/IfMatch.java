package dev.foyer.provisioning.write;

import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which version of something a write is meant for, as RFC 9110, section 13.1.1 has it. The comparison is the strong one:
 * a weak tag matches nothing.
 *
 * @param any whether whatever is there may be changed
 * @param tags the strong tags, without quotation marks
 */
public record IfMatch(boolean any, Set<String> tags) {

    private static final String HEADER = "If-Match";
    private static final Pattern TAG = Pattern.compile("(?<weak>W/)?\"(?<tag>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    private static final Pattern BETWEEN = Pattern.compile("[ \\t]*,[ \\t,]*");

    /**
     * Reads the header.
     *
     * @throws ProblemException when it is missing or no list of entity tags
     */
    public static IfMatch parse(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(
                    ProblemCode.VERSION_REQUIRED,
                    "Send the ETag of what you read as If-Match, or * for whatever is there");
        }
        String text = header.strip();
        if (text.equals("*")) {
            return new IfMatch(true, Set.of());
        }
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(text);
        Matcher between = BETWEEN.matcher(text);
        int position = 0;
        while (tag.find(position) && tag.start() == position) {
            if (tag.group("weak") == null) {
                tags.add(tag.group("tag"));
            }
            if (tag.end() == text.length()) {
                return new IfMatch(false, Set.copyOf(tags));
            }
            if (!between.find(tag.end()) || between.start() != tag.end()) {
                break;
            }
            position = between.end();
        }
        throw ProblemException.parameter(HEADER, "must be an ETag in quotation marks, or *");
    }

    /**
     * Lets the write pass.
     *
     * @param version of what is there now
     * @throws ProblemException when another one is meant
     */
    public void check(long version) {
        if (!any && !tags.contains(Long.toString(version))) {
            throw new ProblemException(ProblemCode.CHANGED_MEANWHILE, "The version is " + version + " now");
        }
    }
}
