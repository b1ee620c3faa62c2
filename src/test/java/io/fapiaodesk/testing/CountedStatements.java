package io.fapiaodesk.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Every SQL statement that the thread of a test sends to the database, a batch of one statement once; what others do on the
 * side is not among them.
 */
public final class CountedStatements implements BeanPostProcessor {

    private final ThreadLocal<List<String>> sent = ThreadLocal.withInitial(ArrayList::new);

    /** The statements that something sends, one entry for each time. */
    public List<String> of(Runnable work) {
        sent.get().clear();
        work.run();
        return List.copyOf(sent.get());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source) : bean;
    }

    private final class Counting extends DelegatingDataSource {

        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (method, arguments) -> {
                Object result = method.invoke(connection, arguments);
                return result instanceof PreparedStatement statement
                        ? counted(statement, String.valueOf(arguments[0]))
                        : result;
            });
        }

        private PreparedStatement counted(PreparedStatement statement, String sql) {
            return proxy(PreparedStatement.class, (method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    sent.get().add(sql);
                }
                return method.invoke(statement, arguments);
            });
        }
    }

    private interface Call {
        Object answer(java.lang.reflect.Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.answer(method, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
