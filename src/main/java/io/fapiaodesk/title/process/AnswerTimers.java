package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.BusinessDayTimer;
import io.fapiaodesk.title.AnswerDeadlines;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Both timers of a review's question count business days, also when the calendar changes meanwhile. */
@Configuration(proxyBeanMethods = false)
class AnswerTimers {

    @Bean
    BusinessDayTimer reminderOfAnswer(AnswerDeadlines deadlines) {
        return new BusinessDayTimer(
                EnterpriseTitleReviewModel.PROCESS,
                EnterpriseTitleReviewModel.ANSWER_DUE_SOON,
                (id, asked) -> Optional.of(deadlines.reminder(asked)));
    }

    @Bean
    BusinessDayTimer endOfAnswer(AnswerDeadlines deadlines) {
        return new BusinessDayTimer(
                EnterpriseTitleReviewModel.PROCESS,
                EnterpriseTitleReviewModel.ANSWER_OVERDUE,
                (id, asked) -> deadlines.recount(new RequestId(id), asked));
    }
}
