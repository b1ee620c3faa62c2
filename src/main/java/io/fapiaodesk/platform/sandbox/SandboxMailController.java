package io.fapiaodesk.platform.sandbox;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.embedded.CaughtMail;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.EmbeddedMail;
import io.fapiaodesk.platform.embedded.Part;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what the embedded mail server caught, and makes it refuse. */
@RestController
@RequestMapping("/api/sandbox")
@ConditionalOnEmbedded({Part.DATABASE, Part.MAIL})
@Tag(name = "Sandbox")
class SandboxMailController {

    private static final int MOST_MAILS = 500;
    private static final int TEMPORARY = 451;

    private final EmbeddedMail mail;

    SandboxMailController(EmbeddedMail mail) {
        this.mail = mail;
    }

    @GetMapping("/mails")
    @Operation(summary = "The newest 500 caught mails, newest last; with 'to', those for this address")
    Mails mails(@RequestParam(required = false) @Nullable String to) {
        return new Mails(mail.newest(MOST_MAILS, to).stream().map(Mail::of).toList(), mail.count(to));
    }

    @GetMapping("/mail")
    MailSetting read() {
        Integer code = mail.refusal();
        return new MailSetting(code != null, code);
    }

    @PutMapping("/mail")
    @Operation(summary = "Makes the mail server refuse with a code (451 unless told), or take mails again")
    MailSetting set(@Valid @RequestBody MailSetting setting) {
        if (setting.reject()) {
            mail.refuseWith(setting.code() == null ? TEMPORARY : setting.code());
        } else {
            mail.refuseWith(null);
        }
        return read();
    }

    record MailSetting(
            @NotNull Boolean reject,
            @Nullable @Min(400) @Max(599) Integer code) {}

    record Mails(List<Mail> items, int total) {}

    record Mail(
            String messageId,
            String to,
            String subject,
            String text,
            String html,
            OffsetDateTime receivedAt,
            List<CaughtMail.Attachment> attachments) {

        static Mail of(CaughtMail caught) {
            return new Mail(
                    caught.messageId(),
                    caught.to(),
                    caught.subject(),
                    caught.text(),
                    caught.html(),
                    ShanghaiTime.at(caught.receivedAt()),
                    caught.attachments());
        }
    }
}
