package io.fapiaodesk.question.process;

/** The names in {@code processes/customer-question.bpmn} that code speaks of. Its business key is the question's id. */
public final class CustomerQuestionModel {

    public static final String PROCESS = "customer-question";

    public static final String START_QUESTION = "startEvent_questionRaised";
    public static final String PUT_QUESTION = "serviceTask_putQuestion";
    public static final String AWAIT_ANSWER = "receiveTask_awaitAnswer";
    public static final String ANSWER_DUE_SOON = "boundaryEvent_answerDueSoon";
    public static final String REMIND_CUSTOMER = "serviceTask_remindOfQuestion";
    public static final String END_CUSTOMER_REMINDED = "endEvent_customerReminded";
    public static final String ANSWER_OVERDUE = "boundaryEvent_answerOverdue";
    public static final String GIVE_UP_QUESTION = "serviceTask_giveUpQuestion";
    public static final String END_ANSWERED = "endEvent_questionAnswered";
    public static final String END_UNANSWERED = "endEvent_questionUnanswered";

    public static final String MESSAGE_ANSWERED = "customerAnswered";

    private CustomerQuestionModel() {}
}
