package dev.foyer.provisioning.field;

/** What a field gives, for whoever needs it after all fields are read. Not thread-safe. */
public final class Given<T> {

    private T value;

    /** Until something is given. */
    public Given(T otherwise) {
        this.value = otherwise;
    }

    public T get() {
        return value;
    }

    public void set(T value) {
        this.value = value;
    }
}
