package io.fapiaodesk.support.process;

import io.fapiaodesk.support.RouteSupport;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks the rules who answers the question. */
@Component
class RouteSupportDelegate implements JavaDelegate {

    private final RouteSupport routing;

    RouteSupportDelegate(RouteSupport routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RouteSupport.Routing route = routing.route(SupportTask.caseOf(execution));
        execution.setVariable(SupportRequestModel.MANAGER, Variables.stringValue(route.manager(), true));
        execution.setVariable(SupportRequestModel.SUPPORT_GROUP, Variables.stringValue(route.group(), true));
        execution.setVariable(SupportRequestModel.BRIEF, route.brief());
    }
}
