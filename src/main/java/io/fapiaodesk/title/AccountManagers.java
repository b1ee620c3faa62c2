package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignIns;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.domain.ManagerAbsence;
import io.fapiaodesk.title.persistence.ManagerAbsenceTable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who evaluates agreements: the account's manager, the deputy while that one is absent, else anybody of the group. */
@Service
public class AccountManagers {

    private final ManagerAbsenceTable absences;
    private final SignIns signIns;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountManagers(
            ManagerAbsenceTable absences,
            SignIns signIns,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.absences = absences;
        this.signIns = signIns;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An account manager as the administrator sees one.
     *
     * @param absentUntil the day the manager is back; empty when present
     * @param deputy who stands in until then
     */
    public record Manager(
            String name,
            @Nullable LocalDate absentUntil,
            @Nullable String deputy) {}

    /** Who stands in for a manager, or whether anybody has to, is another now. Published in the transaction that stores it. */
    public record StandInChanged(String manager) {}

    /** Who evaluates an agreement of the account today; empty when it is for anybody of the group. */
    public Optional<String> evaluatorOf(Account account) {
        return Optional.ofNullable(account.accountManager()).flatMap(this::present);
    }

    /** Whose accounts somebody looks after today: the own, and those of the managers the person stands in for. */
    public List<String> standsFor(String name) {
        List<String> managers = new ArrayList<>(List.of(name));
        absences.deputisedBy(name, ShanghaiTime.today(clock)).forEach(absence -> managers.add(absence.manager()));
        return List.copyOf(managers);
    }

    boolean looksAfter(SignedIn who, Account account) {
        return who.groups().contains(Groups.ACCOUNT_MANAGERS)
                && account.accountManager() != null
                && standsFor(who.name()).contains(account.accountManager());
    }

    /** Everybody of the group, with when they are back and who stands in. */
    public List<Manager> list() {
        LocalDate today = ShanghaiTime.today(clock);
        Map<String, Manager> managers = new TreeMap<>();
        signIns.staff().stream()
                .filter(person -> person.enabled() && person.groups().contains(Groups.ACCOUNT_MANAGERS))
                .forEach(person -> managers.put(person.name(), new Manager(person.name(), null, null)));
        absences.all().stream()
                .filter(absence -> absence.isAbsent(today))
                .forEach(absence -> managers.computeIfPresent(
                        absence.manager(),
                        (name, present) -> new Manager(name, absence.absentUntil(), absence.deputy())));
        return List.copyOf(managers.values());
    }

    /**
     * Says that a manager is absent, or is back; what is open moves at once.
     *
     * @param absentUntil the day the manager is back, {@code yyyy-MM-dd}; empty when present
     */
    @Transactional
    public Result<Manager> arrange(
            SignedIn who, String manager, @Nullable String absentUntil, @Nullable String deputy) {
        if (!isManager(manager)) {
            return Result.refused(Refusal.notFound());
        }
        List<Refusal> wrong = new ArrayList<>();
        LocalDate until = day("/absentUntil", absentUntil, wrong);
        String standIn = deputy == null || deputy.isBlank() ? null : deputy.strip();
        if (manager.equals(standIn)) {
            wrong.add(Refusal.invalidField("/deputy", "DEPUTY_IS_ONESELF"));
        } else if (standIn != null && !isManager(standIn)) {
            wrong.add(Refusal.invalidField("/deputy", "DEPUTY_UNKNOWN"));
        }
        if (until != null && !until.isAfter(ShanghaiTime.today(clock))) {
            wrong.add(Refusal.invalidField("/absentUntil", "DAY_NOT_AHEAD"));
        }
        if (!wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        absences.save(new ManagerAbsence(manager, until, standIn), who.name(), clock.instant());
        journal.record(new JournalEntry(
                "account-manager/" + manager,
                until == null ? "MANAGER_PRESENT" : "MANAGER_ABSENT",
                By.STAFF,
                who.name(),
                until == null ? Map.of() : Map.of("until", until.toString(), "deputy", String.valueOf(standIn)),
                false));
        events.publishEvent(new StandInChanged(manager));
        return Result.done(new Manager(manager, until, standIn));
    }

    /** Managers whose absence is over are back without anybody saying so: their tasks go back from their deputies to them. */
    @Scheduled(fixedDelayString = "${fapiao.titles.expiry-check}", initialDelayString = "PT5S")
    @Transactional
    public void welcomeBack() {
        for (String manager : absences.endThoseUntil(ShanghaiTime.today(clock))) {
            journal.record(new JournalEntry(
                    "account-manager/" + manager,
                    "MANAGER_PRESENT",
                    By.SYSTEM,
                    ConcludeReview.SYSTEM,
                    Map.of(),
                    false));
            events.publishEvent(new StandInChanged(manager));
        }
    }

    private Optional<String> present(String manager) {
        LocalDate today = ShanghaiTime.today(clock);
        Optional<ManagerAbsence> absence = absences.find(manager).filter(found -> found.isAbsent(today));
        if (absence.isEmpty()) {
            return Optional.of(manager).filter(this::isManager);
        }
        return Optional.ofNullable(absence.get().deputy())
                .filter(this::isManager)
                // A deputy who is absent too has no deputy for this: the group sees to it.
                .filter(deputy -> absences.find(deputy)
                        .filter(found -> found.isAbsent(today))
                        .isEmpty());
    }

    private boolean isManager(String name) {
        return signIns.whoIs(name)
                .filter(person -> person.groups().contains(Groups.ACCOUNT_MANAGERS))
                .isPresent();
    }

    private static @Nullable LocalDate day(String pointer, @Nullable String raw, List<Refusal> wrong) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(raw.strip());
        } catch (DateTimeException e) {
            wrong.add(Refusal.invalidField(pointer, "DAY_INVALID"));
            return null;
        }
    }
}
