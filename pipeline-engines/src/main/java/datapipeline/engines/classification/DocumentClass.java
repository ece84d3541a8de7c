package datapipeline.engines.classification;

/** What a document can be told to be. */
enum DocumentClass {
    INVOICE,
    /** Licences and terms among them. */
    CONTRACT,
    LETTER,
    RESUME,
    /** Articles among them. */
    REPORT,
    MANUAL,
    /** Nothing speaks clearly for any of them. */
    OTHER
}
