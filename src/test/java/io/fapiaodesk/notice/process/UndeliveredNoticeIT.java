package io.fapiaodesk.notice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.testing.WholeApplication;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplication
@TestPropertySource(
        properties = {
            "fapiao.demo-data=false",
            "fapiao.mail.backoff=100ms,100ms",
            "fapiao.mail.sweep=200ms",
            "camunda.bpm.job-execution.enabled=false"
        })
@DirtiesContext
class UndeliveredNoticeIT {

    private static final String MAILBOX = "title-reviewers@fapiao.example";

    @Autowired
    private Notices notices;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private RuntimeService processes;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private HistoryService history;

    @Autowired
    private TestRestTemplate http;

    private final RequestId caseId = RequestId.next("TR");

    @AfterEach
    void mend() {
        tellMailServer("{\"reject\": false}");
    }

    @Test
    void a_notice_is_in_the_catcher_soon_after_the_commit() {
        post();

        await().untilAsserted(() -> assertThat(mailsOfTheCase()).isEqualTo(1));
        assertThat(lastMail().get("to").textValue()).isEqualTo(MAILBOX);
        assertThat(lastMail().get("subject").textValue()).contains(caseId.value());
        assertThat(lastMail().get("text").textValue()).contains("/staff/cases/" + caseId);
        assertThat(lastMail().get("html").textValue()).contains("<html", caseId.value());
        assertThat(lastMail().get("messageId").textValue()).endsWith("@fapiao.example>");
        assertThat(lastMail().get("receivedAt").textValue()).endsWith("+08:00");
        assertThat(instances()).isZero();
    }

    @Test
    void a_mail_server_that_is_away_too_long_becomes_an_incident_and_a_retry_delivers_exactly_one_mail() {
        tellMailServer("{\"reject\": true}");
        post();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(instances()).isEqualTo(1));

        assertThatThrownBy(() -> jobs.executeJob(job().getId())).hasMessageContaining("was not delivered");
        assertThat(incident().getIncidentType()).isEqualTo("failedJob");
        assertThat(incident().getActivityId()).isEqualTo(UndeliveredNoticeModel.DELIVER_NOTICE);
        assertThat(incident().getIncidentMessage())
                .isEqualTo("Mail 'review-reminder' of case " + caseId
                        + " was not delivered: 451 4.3.0 Refused for now, as the sandbox was told."
                        + " Remedy: mend the mail server, then retry this job.");
        assertThat(job().getRetries()).isZero();

        retry();
        assertThatThrownBy(() -> jobs.executeJob(job().getId())).hasMessageContaining("451");
        assertThat(job().getRetries()).as("a retry too early").isZero();
        assertThat(incident().getIncidentMessage()).contains("451");

        tellMailServer("{\"reject\": false}");
        retry();
        jobs.executeJob(job().getId());

        assertThat(mailsOfTheCase()).isEqualTo(1);
        assertThat(instances()).isZero();
        assertThat(processes.createIncidentQuery().count()).isZero();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId(UndeliveredNoticeModel.END_NOTICE_DELIVERED)
                        .processInstanceId(history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(caseId.value())
                                .singleResult()
                                .getId())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_mail_that_is_refused_for_good_becomes_an_incident_without_waiting() {
        tellMailServer("{\"reject\": true, \"code\": 550}");
        post();
        await().untilAsserted(() -> assertThat(instances()).isEqualTo(1));

        assertThatThrownBy(() -> jobs.executeJob(job().getId())).hasMessageContaining("550 5.3.0");
        assertThat(incident().getIncidentMessage()).contains("'review-reminder'", caseId.value(), "Remedy: mend the");

        tellMailServer("{\"reject\": false}");
        retry();
        jobs.executeJob(job().getId());
        assertThat(mailsOfTheCase()).isEqualTo(1);
    }

    @Test
    void the_sandbox_refuses_a_reply_that_no_server_refuses_with() {
        for (String nonsense : new String[] {"{\"reject\": true, \"code\": 250}", "{\"code\": 451}", "{"}) {
            assertThat(put(nonsense).getStatusCode().is4xxClientError())
                    .as(nonsense)
                    .isTrue();
        }
    }

    private void post() {
        transaction.executeWithoutResult(status -> notices.post(new Notice(
                caseId + "/review-reminder",
                caseId,
                new Recipient.Group("title-reviewers"),
                "review-reminder",
                Map.of("target", "2026-02-12"))));
    }

    private void tellMailServer(String setting) {
        assertThat(put(setting).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    private ResponseEntity<String> put(String setting) {
        HttpHeaders json = new HttpHeaders();
        json.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("ops", "ops")
                .exchange("/api/sandbox/mail", HttpMethod.PUT, new HttpEntity<>(setting, json), String.class);
    }

    private JsonNode mails() {
        JsonNode answer =
                http.withBasicAuth("ops", "ops").getForObject("/api/sandbox/mails?to={to}", JsonNode.class, MAILBOX);
        assertThat(answer).isNotNull();
        return answer.get("items");
    }

    private JsonNode lastMail() {
        JsonNode items = mails();
        return items.get(items.size() - 1);
    }

    private int mailsOfTheCase() {
        int mails = 0;
        for (JsonNode mail : mails()) {
            mails += mail.get("text").textValue().contains(caseId.value()) ? 1 : 0;
        }
        return mails;
    }

    private long instances() {
        return processes
                .createProcessInstanceQuery()
                .processDefinitionKey(UndeliveredNoticeModel.PROCESS)
                .processInstanceBusinessKey(caseId.value())
                .count();
    }

    private Job job() {
        return jobs.createJobQuery()
                .processInstanceId(processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId.value())
                        .singleResult()
                        .getId())
                .singleResult();
    }

    private Incident incident() {
        return processes
                .createIncidentQuery()
                .processInstanceId(job().getProcessInstanceId())
                .singleResult();
    }

    /** What Cockpit does when operations presses "retry". */
    private void retry() {
        jobs.setJobRetries(job().getId(), 1);
    }
}
