package datapipeline.console.documents;

import datapipeline.model.example.Examples;
import java.util.function.UnaryOperator;

/** Where the examples are kept that classification learns from. */
public interface LabelledExamples {
    Examples read();

    /**
     * Changes them as they are at that moment, whoever else changed them meanwhile.
     *
     * @throws IllegalStateException with a sentence when others were quicker again and again, or the change is refused
     */
    void change(UnaryOperator<Examples> change);
}
