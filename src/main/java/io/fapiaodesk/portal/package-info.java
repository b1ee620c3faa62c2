/** What customers and staff see in their browsers: sign-in, home, titles, requests, the pages beside Tasklist. */
@NullMarked
package io.fapiaodesk.portal;

import org.jspecify.annotations.NullMarked;
