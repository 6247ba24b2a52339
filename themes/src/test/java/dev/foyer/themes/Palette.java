package dev.foyer.themes;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The colours of brand.css, with WCAG 2.2's contrast ratio between them. */
record Palette(Map<String, String> colours) {
    private static final Pattern BLOCK = Pattern.compile("(?m)^(:root[^{]*)\\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--foyer-([a-z-]+):\\s*#([0-9a-f]{6});");

    static Palette light(String stylesheet) {
        return new Palette(colours(stylesheet, ":root"));
    }

    /** What the dark look does not set, it takes from the light one, as the browser does. */
    static Palette dark(String stylesheet) {
        var colours = new HashMap<>(colours(stylesheet, ":root"));
        colours.putAll(colours(stylesheet, ":root.pf-v5-theme-dark"));
        return new Palette(colours);
    }

    double contrast(String foreground, String background) {
        double one = luminance(foreground);
        double other = luminance(background);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    String colour(String name) {
        String colour = colours.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("brand.css has no colour --foyer-" + name + "; it has " + colours);
        }
        return colour;
    }

    /** Relative luminance, WCAG 2.2. */
    private double luminance(String name) {
        int rgb = Integer.parseInt(colour(name), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> colours(String stylesheet, String selector) {
        var colours = new HashMap<String, String>();
        BLOCK.matcher(stylesheet)
                .results()
                .filter(block -> block.group(1).strip().equals(selector))
                .flatMap(block -> COLOUR.matcher(block.group(2)).results())
                .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
        return colours;
    }
}
