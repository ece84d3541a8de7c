package datapipeline.handlers.sweep;

/** Takes in an object that no event told of; the room that takes in events does it. */
public interface LostArrivals {
    void arrived(InputListing.Listed object, String sequencer);
}
