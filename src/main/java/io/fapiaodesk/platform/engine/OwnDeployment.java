package io.fapiaodesk.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the processes, decisions and forms that we ship into the engine, all in one deployment. Their names there do
 * not depend on how the application is packaged, so a restart, from a jar or not, makes no new version.
 */
@Component
class OwnDeployment {

    private static final String NAME = "fapiao-desk";

    private final RepositoryService repository;

    OwnDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    void deploy() {
        try {
            Map<String, Resource> resources = new TreeMap<>();
            for (String pattern : new String[] {"processes/*.bpmn", "processes/*.dmn", "forms/**/*.form"}) {
                collect(pattern, resources);
            }
            if (resources.isEmpty()) {
                return;
            }
            // All or nothing: a form and the process that shows it always come from the same deployment.
            DeploymentBuilder deployment =
                    repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
            for (Map.Entry<String, Resource> resource : resources.entrySet()) {
                try (InputStream content = resource.getValue().getInputStream()) {
                    deployment.addInputStream(resource.getKey(), content);
                }
            }
            deployment.deploy();
        } catch (IOException e) {
            throw new UncheckedIOException("A process or form that we ship cannot be read", e);
        }
    }

    private static void collect(String pattern, Map<String, Resource> resources) throws IOException {
        String folder = pattern.substring(0, pattern.indexOf('/') + 1);
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
            String address = resource.getURL().toString();
            // The last occurrence: the folder the application lies in may have the same name.
            String name = address.substring(nameStart(address, folder));
            if (resources.put(name, resource) != null) {
                throw new IllegalStateException("The class path has " + name + " twice");
            }
        }
    }

    private static int nameStart(String address, String folder) {
        int jarEntry = address.lastIndexOf("!/" + folder);
        int classes = address.lastIndexOf("/classes/" + folder);
        if (jarEntry >= 0) {
            return jarEntry + 2;
        }
        return classes >= 0 ? classes + "/classes/".length() : address.lastIndexOf("/" + folder) + 1;
    }
}
