package datapipeline.local.lambda.runtime;

/** What a function made of an event. */
public sealed interface Result {

    /** It answered with this JSON. */
    record Returned(String payload) implements Result {}

    /** It failed, was stopped or could not be started; AWS calls all of these "Unhandled". */
    record Failed(FunctionError error) implements Result {}

    /** The JSON that the caller gets: the answer, or the error. */
    default String payload() {
        return switch (this) {
            case Returned(String payload) -> payload;
            case Failed(FunctionError error) -> error.json();
        };
    }
}
