package io.fapiaodesk.title;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reviewer's question goes to the customer; until it is answered, the promise stands still. */
@Service
public class AskCustomer {

    private final TitleApplicationTable applications;
    private final Requests requests;
    private final Notices notices;

    AskCustomer(TitleApplicationTable applications, Requests requests, Notices notices) {
        this.applications = applications;
        this.requests = requests;
        this.notices = notices;
    }

    @Transactional
    public void ask(RequestId id) {
        TitleApplication application = applications.find(id).orElseThrow();
        requests.pausePromise(id, application.state().name());
        notices.post(new Notice(
                id + "/question/" + application.round(),
                id,
                new Recipient.Account(application.accountId()),
                "title-question",
                Map.of(
                        "question", application.openQuestion(),
                        "answerBy", ShanghaiTime.dayOf(application.openUntil()).toString(),
                        "link", "/requests/" + id)));
    }
}
