package io.fapiaodesk.portal.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a request, in words. */
record TimelineLine(
        Instant at, String what, String by, @Nullable String detail) {}
