package io.fapiaodesk.platform.engine.guard;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;

/**
 * Takes a process that this node has read before as it is. The engine itself reads its row again with every command, to
 * learn whether somebody has suspended it or changed how long its history is kept; with us nobody can do either.
 */
class KnownProcesses extends ProcessDefinitionManager {

    @Override
    public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String definitionId) {
        ProcessDefinitionEntity readInThisCommand = super.getCachedResourceDefinitionEntity(definitionId);
        return readInThisCommand != null
                ? readInThisCommand
                : Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .getProcessDefinitionCache()
                        .get(definitionId);
    }

    /** Hands it to the engine in the place of its own. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ProcessDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownProcesses();
        }
    }
}
