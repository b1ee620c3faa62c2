package io.fapiaodesk.question.process;

import io.fapiaodesk.platform.engine.BusinessDayTimer;
import io.fapiaodesk.question.RaiseQuestion;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Both timers of an open question count business days, also when the calendar changes meanwhile. */
@Configuration(proxyBeanMethods = false)
class QuestionTimers {

    @Bean
    BusinessDayTimer reminderOfQuestion(RaiseQuestion asking) {
        return new BusinessDayTimer(
                CustomerQuestionModel.PROCESS,
                CustomerQuestionModel.ANSWER_DUE_SOON,
                (id, since) -> Optional.of(asking.remindAt(since)));
    }

    @Bean
    BusinessDayTimer endOfQuestion(RaiseQuestion asking) {
        return new BusinessDayTimer(
                CustomerQuestionModel.PROCESS, CustomerQuestionModel.ANSWER_OVERDUE, (id, since) -> asking.recount(id));
    }
}
