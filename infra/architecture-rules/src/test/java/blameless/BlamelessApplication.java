package blameless;

/** Where it starts. */
public final class BlamelessApplication {
    private BlamelessApplication() {}
}
