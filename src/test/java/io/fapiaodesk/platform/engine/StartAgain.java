package io.fapiaodesk.platform.engine;

/** Lets tests of the guard do again what the engine does at each start. */
public class StartAgain {

    private final EngineAtStart atStart;

    public StartAgain(EngineAtStart atStart) {
        this.atStart = atStart;
    }

    public void run() {
        atStart.afterSingletonsInstantiated();
    }
}
