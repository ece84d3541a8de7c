package datapipeline.console.documents;

/**
 * A part of a text.
 *
 * @param kind of the entity it is, in small letters; empty for what lies between entities
 */
public record Piece(String text, String kind) {}
