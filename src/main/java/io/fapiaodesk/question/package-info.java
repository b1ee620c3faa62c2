/**
 * What staff ask a customer in the middle of a case, and what the customer answers: the same for every kind of case. Until
 * the answer the promise of the case pauses; a question that stays unanswered goes back to the person who asked.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "account", "notice", "request"})
package io.fapiaodesk.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
