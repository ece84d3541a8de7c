package datapipeline.local.gateway;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * One operation of a client interface, and what the SDK knows about how it travels.
 *
 * @param name as on the wire: {@code SendMessage}
 * @param method of the client interface: {@code sendMessage(SendMessageRequest)}
 * @param info the HTTP method, the path template and the API version
 * @param xml whether the SDK marshals it as XML where it is not told otherwise by a header
 */
record Operation(String name, Method method, OperationInfo info, UriTemplate uri, boolean xml) {

    /**
     * Reads the metadata from the marshaller that every request class has. The SDK keeps it in a private constant, for
     * want of a public place; a test maps every operation of every client we serve, so a new SDK cannot move it
     * unnoticed.
     */
    static Operation of(Method method) {
        Class<?> request = method.getParameterTypes()[0];
        String marshallerName = request.getName().replaceFirst("\\.model\\.(?=[^.]+$)", ".transform.") + "Marshaller";
        try {
            Class<?> marshaller = Class.forName(marshallerName, true, request.getClassLoader());
            Field binding = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            var info = (OperationInfo) binding.get(null);
            boolean xml = marshaller
                    .getConstructors()[0]
                    .getParameterTypes()[0]
                    .getSimpleName()
                    .contains("Xml");
            return new Operation(nameOf(method), method, info, UriTemplate.parse(info.requestUri()), xml);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the SDK's description of %s is not where it was; this SDK version needs another mapping"
                            .formatted(method),
                    e);
        }
    }

    static String nameOf(Method method) {
        return Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
    }

    /** A new builder for the operation's request. */
    SdkPojo newRequest() {
        try {
            return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the request of %s has no builder".formatted(name), e);
        }
    }
}
