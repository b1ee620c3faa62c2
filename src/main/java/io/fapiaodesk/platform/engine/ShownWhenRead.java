package io.fapiaodesk.platform.engine;

import java.util.Map;

/**
 * What the form of a task says of the moment in which somebody opens it. It is worked out whenever the form is read and
 * kept nowhere, so that it is right days later as well, and whatever the reader's own clock says.
 */
public interface ShownWhenRead {

    /** By the names under which forms show them; texts for people, in both languages. */
    Map<String, String> of(String businessKey);
}
