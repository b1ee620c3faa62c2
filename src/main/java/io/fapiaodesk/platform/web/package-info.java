/** What every page and every call has in common: how a refusal reads, how failures are hidden, how repeats are told. */
@NullMarked
package io.fapiaodesk.platform.web;

import org.jspecify.annotations.NullMarked;
