package io.fapiaodesk.architecture;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The beans of the application, found without starting it. */
final class Beans {

    private Beans() {}

    /** The classes of the beans by their names. */
    static Map<String, Class<?>> ofTheHouse() {
        Map<String, Class<?>> beans = new HashMap<>();
        var names = AnnotationBeanNameGenerator.INSTANCE;
        var nowhere = new SimpleBeanDefinitionRegistry();
        for (var component :
                new ClassPathScanningCandidateComponentProvider(true).findCandidateComponents(Modules.ROOT)) {
            Class<?> type = load(Objects.requireNonNull(component.getBeanClassName()));
            if (!isInMainCode(type)) {
                continue;
            }
            beans.put(names.generateBeanName((AnnotatedBeanDefinition) component, nowhere), type);
            for (Method method : type.getDeclaredMethods()) {
                Bean bean = AnnotatedElementUtils.findMergedAnnotation(method, Bean.class);
                if (bean != null) {
                    beans.put(bean.value().length > 0 ? bean.value()[0] : method.getName(), method.getReturnType());
                }
            }
        }
        return beans;
    }

    private static boolean isInMainCode(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith("/target/classes/");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Beans.class.getClassLoader());
        } catch (ClassNotFoundException failure) {
            throw new AssertionError(failure);
        }
    }
}
