package org.imsggateway.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Remembers which statements were prepared on a store, as long as it is told to. */
public final class RecordedStatements {

    private final Set<String> statements = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Remembers no more. */
    public void stop() {
        stopped = true;
    }

    /** {@return each statement once, sorted} */
    public Set<String> all() {
        return new TreeSet<>(statements);
    }

    DataSource around(DataSource source) {
        return proxy(DataSource.class, (_, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? around(connection) : result;
        });
    }

    private Connection around(Connection connection) {
        return proxy(Connection.class, (_, method, arguments) -> {
            if (method.getName().equals("prepareStatement") && !stopped) {
                statements.add(String.valueOf(arguments[0]));
            }
            return call(connection, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
