package dev.foyer.devstack.keycloak;

import java.nio.file.Path;
import java.util.List;

/**
 * What a Keycloak is built with beyond our own jars and options. {@code ./foyer up} adds nothing; tests switch preview features
 * on and bring providers of their own.
 *
 * @param providers jars for the directory {@code providers}
 * @param options options of {@code kc.sh build}
 */
public record BuildAdditions(List<Path> providers, List<String> options) {

    public static final BuildAdditions NONE = new BuildAdditions(List.of(), List.of());

    public BuildAdditions {
        providers = List.copyOf(providers);
        options = List.copyOf(options);
    }
}
