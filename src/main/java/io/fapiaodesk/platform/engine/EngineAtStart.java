package io.fapiaodesk.platform.engine;

import io.fapiaodesk.platform.engine.guard.StoredFilters;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the engine ready before the first request and the first job: takes back the jobs this copy had locked before a
 * crash, brings in people, rights and lists, and deploys what we ship. Doing it again changes nothing.
 */
@Component
class EngineAtStart implements SmartInitializingSingleton {

    /** Several copies may start at once; one prepares, the others wait and then find everything done. */
    private static final long ONE_AT_A_TIME = 0x66617069616fL;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EngineProperties properties;
    private final EnginePeople people;
    private final EngineGrants grants;
    private final TaskFilters filters;
    private final StoredFilters storedFilters;
    private final OwnDeployment deployment;

    EngineAtStart(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            EngineProperties properties,
            EnginePeople people,
            EngineGrants grants,
            TaskFilters filters,
            StoredFilters storedFilters,
            OwnDeployment deployment) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
        this.people = people;
        this.grants = grants;
        this.filters = filters;
        this.storedFilters = storedFilters;
        this.deployment = deployment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                    .param(ONE_AT_A_TIME)
                    .query((row, n) -> 1)
                    .list();
            takeBackOwnJobs();
            people.mirror();
            grants.grant();
            filters.make();
            storedFilters.removeThoseWithExpressions();
        });
        deployment.deploy();
    }

    private void takeBackOwnJobs() {
        jdbc.sql("UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL WHERE lock_owner_ = ?")
                .param(properties.node())
                .update();
    }
}
