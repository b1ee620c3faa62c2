package io.fapiaodesk.platform.web;

/** Problems with the texts of the application, for tests that need no application around them. */
public final class ProblemFixtures {

    private ProblemFixtures() {}

    public static Problems problems() {
        return WebFixtures.problems();
    }
}
