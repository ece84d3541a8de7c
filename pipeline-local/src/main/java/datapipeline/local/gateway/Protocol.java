package datapipeline.local.gateway;

import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.ObjectMapper;

/**
 * One of AWS's ways to put an operation on the wire. There is no code per operation in any of them: names, places and
 * types of all members come from the SDK's model classes, so an operation that a service implements is served, to every
 * client in every language, without another line.
 */
interface Protocol {

    /** What a request asks for: an operation, and a builder that has been filled with its input. */
    record Call(Operation operation, SdkPojo input) {

        /**
         * The call of an operation by its name, with its input in one document.
         *
         * @param asked where the request names it, for the refusal
         */
        static Call named(String name, String asked, Operations operations, ObjectMapper form, byte[] document) {
            Operation operation =
                    operations.named(name).orElseThrow(() -> unknownOperation("UnknownOperationException", asked));
            SdkPojo input = operation.newRequest();
            JsonReader.read(form, document, input);
            return new Call(operation, input);
        }
    }

    /**
     * Finds the operation and reads its input.
     *
     * @param payload the whole body
     * @throws RequestRefused when the service has no such operation
     * @throws RuntimeException of a parser when the input cannot be read
     */
    Call read(Operations operations, Request request, byte[] payload);

    /** How this protocol's services spell a refused signature. */
    SignatureRefused.Dialect dialect();

    /** The code of an answer to input that cannot be read. */
    String unreadable();

    Response success(Operation operation, Request request, SdkPojo result, String requestId);

    Response failure(Request request, Failure failure, String requestId);

    /** A refusal to call an operation that the service does not have. */
    static RequestRefused unknownOperation(String code, String asked) {
        return new RequestRefused(400, code, "The action %s is not valid for this web service.".formatted(asked));
    }
}
