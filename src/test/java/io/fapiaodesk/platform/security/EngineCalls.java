package io.fapiaodesk.platform.security;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every call that the engine's web applications answer, found by walking through their resources. */
final class EngineCalls {

    record Call(String method, String path) implements Comparable<Call> {
        @Override
        public int compareTo(Call other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : method.compareTo(other.method);
        }
    }

    private final Set<Call> calls = new TreeSet<>();

    private EngineCalls() {}

    static Set<Call> of(ServletContext context) throws ReflectiveOperationException {
        EngineCalls walk = new EngineCalls();
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            String name = servlet.getInitParameter("jakarta.ws.rs.Application");
            if (name == null) {
                continue;
            }
            Application application = Class.forName(name)
                    .asSubclass(Application.class)
                    .getDeclaredConstructor()
                    .newInstance();
            for (String mapping : servlet.getMappings()) {
                String base = mapping.substring(0, mapping.length() - "/*".length());
                for (Class<?> resource : application.getClasses()) {
                    Path path = resource.getAnnotation(Path.class);
                    if (path != null) {
                        walk.visit(resource, join(base, path.value()), new ArrayDeque<>());
                    }
                }
            }
        }
        return walk.calls;
    }

    private void visit(Class<?> resource, String base, Deque<Class<?>> way) {
        if (way.contains(resource) || way.size() > 8) {
            return;
        }
        way.push(resource);
        for (Method method : resource.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            List<Annotation> annotations = annotations(resource, method);
            Optional<String> path = annotations.stream()
                    .filter(Path.class::isInstance)
                    .map(a -> ((Path) a).value())
                    .findFirst();
            List<String> verbs = annotations.stream()
                    .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                    .filter(a -> a != null)
                    .map(HttpMethod::value)
                    .toList();
            String address = join(base, path.orElse(""));
            verbs.forEach(verb -> calls.add(new Call(verb, address)));
            if (verbs.isEmpty() && path.isPresent()) {
                visit(method.getReturnType(), address, way);
            }
        }
        way.pop();
    }

    /** The annotations stand on the interface, the method may be found on the class. */
    private static List<Annotation> annotations(Class<?> resource, Method method) {
        List<Annotation> found = new ArrayList<>();
        inLineage(resource, new LinkedHashSet<>(), type -> {
            Method same = declared(type, method);
            if (same != null) {
                found.addAll(List.of(same.getAnnotations()));
            }
        });
        return found;
    }

    private static @Nullable Method declared(Class<?> type, Method method) {
        try {
            return type.getDeclaredMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static void inLineage(@Nullable Class<?> type, Set<Class<?>> seen, Consumer<Class<?>> visitor) {
        if (type == null || !seen.add(type)) {
            return;
        }
        visitor.accept(type);
        inLineage(type.getSuperclass(), seen, visitor);
        for (Class<?> parent : type.getInterfaces()) {
            inLineage(parent, seen, visitor);
        }
    }

    private static String join(String base, String path) {
        String plain = path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*\\}", "{$1}");
        String joined = (base + "/" + plain).replaceAll("/+", "/");
        return joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
