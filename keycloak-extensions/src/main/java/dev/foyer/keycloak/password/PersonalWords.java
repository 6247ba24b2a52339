package dev.foyer.keycloak.password;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that somebody who guesses tries first at this person: names, the address, the seller. A password that is one or several of
 * them, with digits and signs around or between, is refused; one that has other words beside is not.
 */
final class PersonalWords {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int SHORTEST = 3;

    private final Set<String> words;

    /** @param texts of any number of words each */
    PersonalWords(Collection<String> texts) {
        this.words = texts.stream()
                .flatMap(text -> Arrays.stream(NO_LETTERS.split(CommonPasswords.folded(text))))
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the password is made of nothing else. */
    boolean make(String password) {
        String letters = NO_LETTERS.matcher(CommonPasswords.folded(password)).replaceAll("");
        return !letters.isEmpty() && isMade(letters);
    }

    /** From the front, whether each rest can be made: a password is no longer than a few hundred letters. */
    private boolean isMade(String letters) {
        boolean[] made = new boolean[letters.length() + 1];
        made[0] = true;
        for (int end = 1; end <= letters.length(); end++) {
            for (String word : words) {
                int begin = end - word.length();
                made[end] |= begin >= 0 && made[begin] && letters.startsWith(word, begin);
            }
        }
        return made[letters.length()];
    }
}
