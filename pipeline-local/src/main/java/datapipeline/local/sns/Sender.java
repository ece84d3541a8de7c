package datapipeline.local.sns;

/** Brings a message to one kind of endpoint. */
interface Sender {

    /** What came of it. */
    sealed interface Answer permits Delivered, TryAgain, Refused {}

    /** The endpoint has it. */
    record Delivered() implements Answer {}

    /** The endpoint could not be reached or was too busy: that may change. */
    record TryAgain(String why) implements Answer {}

    /** The endpoint is not there or does not want it: trying again does not help. */
    record Refused(String why) implements Answer {}

    Answer send(Subscription subscription, Delivery delivery) throws InterruptedException;
}
