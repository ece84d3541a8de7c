package datapipeline.model.engine;

/** Hears how far an engine has got. It may be told as often as one likes: who listens decides what is written down. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress UNHEARD = (part, doing) -> {};

    /**
     * @param part of the step that is done, from 0 to 1
     * @param doing what goes on, in a word or two: "encoding"
     */
    void at(double part, String doing);
}
