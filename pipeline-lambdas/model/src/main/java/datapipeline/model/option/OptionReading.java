package datapipeline.model.option;

import datapipeline.model.Problem;

/** What came of reading an option: the option, or what is wrong with it. */
public sealed interface OptionReading {
    record Accepted(ProcessingOption option) implements OptionReading {}

    record Refused(Problem problem) implements OptionReading {}
}
