package datapipeline.local;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Whether a class of ours lies in a room that is not among these. */
final class InOtherRoomsThan extends DescribedPredicate<JavaClass> {
    private static final String LOCAL = "datapipeline.local.";

    private final Set<String> rooms;

    InOtherRoomsThan(String... rooms) {
        super("lie in other rooms of ours than " + Set.of(rooms));
        this.rooms = Set.of(rooms);
    }

    @Override
    public boolean test(JavaClass one) {
        String name = one.getPackageName();
        return name.startsWith("datapipeline.")
                && !(name.startsWith(LOCAL)
                        && rooms.contains(name.substring(LOCAL.length()).split("\\.")[0]));
    }
}
