package datapipeline.console.paper;

import datapipeline.console.documents.LabelledExamples;
import datapipeline.model.example.Examples;
import java.util.function.UnaryOperator;

/** Examples on paper. */
public final class PaperExamples implements LabelledExamples {
    public Examples examples = Examples.NONE;

    @Override
    public Examples read() {
        return examples;
    }

    @Override
    public void change(UnaryOperator<Examples> change) {
        examples = change.apply(examples);
    }
}
