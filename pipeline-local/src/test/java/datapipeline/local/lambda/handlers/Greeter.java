package datapipeline.local.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Objects in, objects out. */
public final class Greeter implements RequestHandler<Greeter.Person, Map<String, String>> {

    /** A bean, because that is what AWS binds. */
    public static final class Person {
        private String name = "";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @Override
    public Map<String, String> handleRequest(Person person, Context context) {
        return Map.of("greeting", "Hello, " + person.getName());
    }

    /** For {@code Greeter::shout}. */
    public String shout(Person person) {
        return person.getName().toUpperCase(java.util.Locale.ROOT);
    }
}
