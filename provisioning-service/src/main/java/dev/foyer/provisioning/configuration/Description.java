package dev.foyer.provisioning.configuration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a setting does, in one or two sentences. Kept at run time: the configuration reference is generated from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Description {

    /** The sentences, with the unit and what is allowed where the type does not say it. */
    String value();
}
