package datapipeline.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import datapipeline.local.lambda.runtime.ExecutionEnvironment.InitializationFailed;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;

/** A function's handler, whatever shape it has: bytes in, bytes out. Objects are bound to JSON as AWS's runtime does. */
interface EventHandler {
    void handle(InputStream event, OutputStream answer, Context context) throws Exception;

    /** Loads {@code package.Class} or {@code package.Class::method} and makes the one instance. */
    static EventHandler load(String handler, ClassLoader loader) throws InitializationFailed {
        String[] names = handler.split("::", 2);
        try {
            Class<?> type = Class.forName(names[0], true, loader);
            Object instance = type.getDeclaredConstructor().newInstance();
            return names.length == 1 ? ofInterface(instance) : ofMethod(instance, method(type, names[1]));
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw new InitializationFailed(FunctionError.ofLoading(causeOf(e), names[0]));
        } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
            throw new InitializationFailed(FunctionError.ofLoading(e, names[0]));
        }
    }

    static Throwable causeOf(Throwable wrapper) {
        Throwable cause = wrapper.getCause();
        return cause == null ? wrapper : cause;
    }

    private static EventHandler ofInterface(Object instance) {
        if (instance instanceof RequestStreamHandler streaming) {
            return streaming::handleRequest;
        }
        if (instance instanceof RequestHandler<?, ?>) {
            return ofMethod(instance, method(instance.getClass(), "handleRequest"));
        }
        throw new IllegalArgumentException("it implements neither RequestHandler nor RequestStreamHandler");
    }

    /** The method that takes the context, if there are several, and never the bridge that the compiler made. */
    private static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .max(Comparator.comparingInt(Method::getParameterCount))
                .orElseThrow(() -> new IllegalArgumentException("it has no public method " + name));
    }

    private static EventHandler ofMethod(Object instance, Method method) {
        method.setAccessible(true);
        Type[] parameters = method.getGenericParameterTypes();
        if (parameters.length > 0 && parameters[0] == InputStream.class) {
            return (event, answer, context) -> call(instance, method, event, answer, context);
        }
        PojoSerializer<Object> reader = serializer(parameters[0], instance.getClass());
        if (method.getReturnType() == void.class) {
            return (event, answer, context) -> {
                call(instance, method, reader.fromJson(event), context);
                answer.write("null".getBytes(US_ASCII));
            };
        }
        PojoSerializer<Object> writer = serializer(method.getGenericReturnType(), instance.getClass());
        return (event, answer, context) ->
                writer.toJson(call(instance, method, reader.fromJson(event), context), answer);
    }

    /** Calls with as many of the arguments as the method takes, and throws what it throws. */
    private static Object call(Object instance, Method method, Object... arguments) throws Exception {
        try {
            return method.invoke(instance, Arrays.copyOf(arguments, method.getParameterCount()));
        } catch (InvocationTargetException e) {
            switch (causeOf(e)) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                case Throwable other -> throw new InvocationTargetException(other);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type, Class<?> handler) {
        if (type instanceof Class<?> event && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
            return LambdaEventSerializers.serializerFor((Class<Object>) event, handler.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
