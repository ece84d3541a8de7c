package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Refusal;

/**
 * The parameters DynamoDB had before expressions. They are refused, never ignored: an ignored condition would let a
 * write through.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html">Legacy
 *     conditional parameters</a>
 */
final class LegacyParameters {
    private LegacyParameters() {}

    static void refuse(String parameter, boolean given, String instead) {
        if (given) {
            throw Refusal.validation("The legacy parameter %s is not supported by the embedded DynamoDB; use %s instead"
                    .formatted(parameter, instead));
        }
    }
}
