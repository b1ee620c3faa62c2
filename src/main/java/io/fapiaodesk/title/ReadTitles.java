package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.ProofKinds;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.domain.TitleStanding;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import io.fapiaodesk.title.persistence.TitleQuestionTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Titles and applications as other capabilities may read them: facts and words of the interface, nothing to act on. */
@Service
public class ReadTitles {

    private final MaintainTitles titles;
    private final TitleApplicationTable applications;
    private final TitleQuestionTable questions;
    private final ProofKinds proofKinds;

    ReadTitles(
            MaintainTitles titles,
            TitleApplicationTable applications,
            TitleQuestionTable questions,
            ProofKinds proofKinds) {
        this.titles = titles;
        this.applications = applications;
        this.questions = questions;
        this.proofKinds = proofKinds;
    }

    /**
     * The kinds of proof that an applicant chooses from, besides anything else, which a specialist decides on (R85).
     *
     * @return by identity as applications name it, each kind with its code and what the table says of it
     */
    public Map<String, Map<String, String>> proofKinds() {
        Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
        for (Identity identity : Identity.values()) {
            Map<String, String> offered = new LinkedHashMap<>();
            proofKinds.offered(identity).forEach(kind -> offered.put(kind.code(), kind.description()));
            kinds.put(identity.name(), offered);
        }
        return kinds;
    }

    /**
     * A title somebody has or had.
     *
     * @param registered whether it follows the account's real-name registration
     * @param individual whether it still reads "Individual" instead of the holder's name
     * @param agreementKind what a title by agreement may be used for; empty for the others
     */
    public record HeldTitle(
            String id,
            String name,
            @Nullable String taxId,
            String kind,
            String status,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate specialValidUntil,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone,
            boolean registered,
            boolean individual,
            boolean differsFromRegistration,
            @Nullable String agreementKind) {

        /** Says which title, and nothing of its bank and address. */
        @Override
        public String toString() {
            return "HeldTitle[" + id + "]";
        }
    }

    /**
     * An application for a title.
     *
     * @param question what the reviewer last asked
     * @param answerDue until when the customer can answer; empty when no question is open
     * @param reason what the reviewer gave as the reason of the decision
     */
    public record Application(
            RequestId id,
            String accountId,
            String identity,
            String titleName,
            String taxId,
            String titleKind,
            String proofKind,
            boolean standardProof,
            boolean wantsSpecialVat,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone,
            Instant submittedAt,
            String state,
            boolean open,
            @Nullable String question,
            @Nullable Instant answerDue,
            @Nullable String answer,
            @Nullable String reason,
            @Nullable Boolean specialVatGranted,
            @Nullable String specialVatReason) {

        /** Says which application, and nothing that identifies anybody. */
        @Override
        public String toString() {
            return "Application[" + id + ", " + state + "]";
        }
    }

    /**
     * A question of the reviewer and its answer.
     *
     * @param answeredAt empty as long as there is no answer
     * @param files the ids of the documents that came with the answer
     */
    public record Round(
            String question,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            List<String> files) {

        public Round {
            files = List.copyOf(files);
        }

        /** Says nothing that anybody wrote. */
        @Override
        public String toString() {
            return "Round[" + askedAt + "]";
        }
    }

    /** The titles of an account, the usable ones first. */
    @Transactional(readOnly = true)
    public List<HeldTitle> titles(Account account) {
        return titles.list(account).stream().map(ReadTitles::held).toList();
    }

    public Optional<Application> application(RequestId id) {
        return applications.find(id).map(ReadTitles::read);
    }

    /** What was asked in an application and what came of it, the first round first. */
    public List<Round> rounds(RequestId id) {
        return questions.of(id).stream()
                .map(asked ->
                        new Round(asked.question(), asked.askedAt(), asked.answer(), asked.answeredAt(), asked.files()))
                .toList();
    }

    /** The applications of an account, newest first. */
    public List<Application> applications(String accountId) {
        return applications.of(accountId).stream().map(ReadTitles::read).toList();
    }

    /** The code of what speaks against an application whatever it says, so that nobody fills in a form in vain. */
    @Transactional(readOnly = true)
    public Optional<String> whyNotApply(Account account) {
        if (account.closed()) {
            return Optional.of("ACCOUNT_CLOSED");
        }
        if (account.kind() == Account.Kind.ENTERPRISE) {
            return Optional.of("ENTERPRISE_ACCOUNT");
        }
        TitleStanding standing = titles.standing(account.id());
        if (standing.applicationOpen()) {
            return Optional.of("APPLICATION_PENDING");
        }
        return standing.approvedInForce()
                .filter(title -> standing.renewalOf(title) == TitleStanding.Renewal.NONE)
                .map(title -> "TITLE_ALREADY_ACTIVE");
    }

    /** What the account may apply for while its approved title is in force; empty when it has none, or may not yet. */
    @Transactional(readOnly = true)
    public Optional<Renewal> renewal(Account account) {
        TitleStanding standing = titles.standing(account.id());
        return standing.applicationOpen()
                ? Optional.empty()
                : standing.approvedInForce()
                        .filter(title -> standing.renewalOf(title) != TitleStanding.Renewal.NONE)
                        .map(title -> new Renewal(
                                title.id(), standing.renewalOf(title) == TitleStanding.Renewal.SPECIAL_VAT));
    }

    /**
     * The next term of a title that is in force.
     *
     * @param specialVatOnly whether nothing but special VAT can be asked for yet
     */
    public record Renewal(String titleId, boolean specialVatOnly) {}

    private static HeldTitle held(TitleView title) {
        boolean registered = title.origin() == Title.Origin.REGISTRATION;
        return new HeldTitle(
                title.id(),
                title.name(),
                title.taxId(),
                title.kind().name(),
                title.status().name(),
                title.validUntil(),
                title.specialValidUntil(),
                title.bank(),
                title.bankAccount(),
                title.address(),
                title.phone(),
                registered,
                registered
                        && title.kind() == TitleKind.INDIVIDUAL
                        && title.name().equals(MaintainTitles.INDIVIDUAL),
                title.differsFromRegistration(),
                title.agreementKind() == null ? null : title.agreementKind().name());
    }

    private static Application read(TitleApplication application) {
        return new Application(
                application.id(),
                application.accountId(),
                application.identity().name(),
                application.titleName(),
                application.taxId(),
                application.titleKind().name(),
                application.proofKind(),
                application.standardProof(),
                application.wantsSpecialVat(),
                application.details().bank(),
                application.details().bankAccount(),
                application.details().address(),
                application.details().phone(),
                application.submittedAt(),
                application.state().name(),
                application.isOpen(),
                application.question(),
                application.answerDue(),
                application.answer(),
                application.reason(),
                application.specialVatGranted(),
                application.specialVatReason());
    }
}
