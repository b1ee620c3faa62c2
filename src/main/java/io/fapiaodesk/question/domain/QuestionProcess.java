package io.fapiaodesk.question.domain;

/** The process that waits for the answer to a question. */
public interface QuestionProcess {

    /** The customer has answered: the case goes back to the person who asked. */
    void answered(String questionId);
}
