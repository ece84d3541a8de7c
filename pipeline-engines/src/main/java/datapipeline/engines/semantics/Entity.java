package datapipeline.engines.semantics;

/** Something in a text that is called by its name or number. */
record Entity(Kind kind, String text, int count) {
    /** What can be told by its form; whether a name is a person's or a firm's cannot. */
    enum Kind {
        NAME,
        DATE,
        MONEY,
        EMAIL,
        URL,
        IBAN
    }
}
