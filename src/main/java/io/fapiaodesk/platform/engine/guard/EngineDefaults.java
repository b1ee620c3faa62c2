package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.EngineProperties;
import io.fapiaodesk.platform.engine.OutsideSteps;
import io.fapiaodesk.platform.engine.ShownWhenRead;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How this house runs the engine where its own defaults would not do. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineDefaults extends AbstractProcessEnginePlugin {

    /** More rows than any page shows; who needs them all asks page by page. */
    static final int MOST_RESULTS = 2000;

    static final String NAMES = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private final CompletionGuard guard;
    private final Clock clock;
    private final NextBusinessDay nextBusinessDay;
    private final EngineProperties properties;
    private final ObjectProvider<ShownWhenRead> shown;
    private final ObjectProvider<OutsideSteps> outside;

    /** What forms show and which steps ask outside is asked for late: who tells it may need the engine made here. */
    EngineDefaults(
            CompletionGuard guard,
            Clock clock,
            NextBusinessDay nextBusinessDay,
            EngineProperties properties,
            ObjectProvider<ShownWhenRead> shown,
            ObjectProvider<OutsideSteps> outside) {
        this.guard = guard;
        this.clock = clock;
        this.nextBusinessDay = nextBusinessDay;
        this.properties = properties;
        this.shown = shown;
        this.outside = outside;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        closeTheHoles(engine);
        limitWhatPeopleMay(engine);
        failLoudly(engine);
        askLittle(engine);
        askOutsideFirst(engine);
        keepJobsMoving(engine.getJobExecutor());
    }

    private void closeTheHoles(ProcessEngineConfigurationImpl engine) {
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new CommandGuard(engine)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new CommandGuard(engine)));
        engine.setTaskService(new GuardedTaskService(guard));
        engine.setFormService(new GuardedFormService(guard, () -> shown.stream().toList()));
        engine.setManagementService(new GuardedManagementService(engine));
        engine.setFilterService(new GuardedFilterService(engine, clock, nextBusinessDay));
        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> all = new ArrayList<>(listeners == null ? List.of() : listeners);
        all.add(new GuardEveryUserTask(guard));
        all.add(new NameTheCase(engine));
        engine.setCustomPostBPMNParseListeners(all);
    }

    private static void limitWhatPeopleMay(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        // We grant and never revoke, so nothing has to be looked for.
        engine.setAuthorizationCheckRevokes("never");
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        // Who may see that a case runs does not thereby see what it holds; whoever has its task does.
        engine.setEnforceSpecificVariablePermission(true);
        engine.setQueryMaxResultsLimit(MOST_RESULTS);
        engine.setGeneralResourceWhitelistPattern(NAMES);
        engine.setUserResourceWhitelistPattern(NAMES);
        engine.setGroupResourceWhitelistPattern(NAMES);
    }

    private static void failLoudly(ProcessEngineConfigurationImpl engine) {
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setDefaultNumberOfRetries(5);
        // Whoever gave the command is told; what nobody expected is logged where it is answered.
        engine.setEnableCmdExceptionLogging(false);
        engine.setFailedJobRetryTimeCycle("PT10S,PT1M,PT5M,PT30M");
        engine.setFailedJobCommandFactory(new FailedJobs());
    }

    private static void askLittle(ProcessEngineConfigurationImpl engine) {
        // Rounds of one case that finish at once would otherwise undo each other, and do their work again.
        engine.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
        // What happened to a case is in our journal; the engine keeps which steps a case has taken, to draw them.
        engine.setHistory("activity");
        engine.setHistoryRemovalTimeStrategy("start");
        engine.setHistoryCleanupBatchWindowStartTime("02:00");
        engine.setHistoryCleanupBatchWindowEndTime("04:00");
        List<SessionFactory> sessions = engine.getCustomSessionFactories();
        List<SessionFactory> all = new ArrayList<>(sessions == null ? List.of() : sessions);
        all.add(new GroupsAsGiven.Factory());
        all.add(new KnownProcesses.Factory());
        engine.setCustomSessionFactories(all);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
    }

    private void askOutsideFirst(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new AskFirst(engine, outside::getObject)));
    }

    private void keepJobsMoving(@Nullable JobExecutor jobs) {
        if (jobs == null) {
            return;
        }
        jobs.setLockTimeInMillis((int) properties.jobLock().toMillis());
        jobs.setWaitTimeInMillis(500);
        jobs.setMaxWait(2_000);
        jobs.setMaxBackoff(2_000);
        jobs.setLockOwner(properties.node());
    }

    private static List<CommandInterceptor> with(
            @Nullable List<CommandInterceptor> interceptors, CommandInterceptor another) {
        List<CommandInterceptor> all = new ArrayList<>(interceptors == null ? List.of() : interceptors);
        all.add(another);
        return all;
    }

    /** Puts the guard on each user task that is drawn, whether its model says so or not. */
    private static final class GuardEveryUserTask extends AbstractBpmnParseListener {

        private final CompletionGuard guard;
        private final TaskListener emptyForms;

        GuardEveryUserTask(CompletionGuard guard) {
            this.guard = guard;
            this.emptyForms = new EmptyForms(guard);
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, emptyForms);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, guard);
        }
    }

    /** In a list of tasks each says which case it belongs to; the picture of the process names the step alone. */
    private static final class NameTheCase extends AbstractBpmnParseListener {

        private final ProcessEngineConfigurationImpl engine;

        NameTheCase(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            String step = element.attribute("name");
            if (step != null) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior())
                        .getTaskDefinition()
                        .setNameExpression(engine.getExpressionManager()
                                .createExpression(step + " · ${execution.processBusinessKey}"));
            }
        }
    }
}
