package datapipeline.console.layout;

/**
 * Something to do in an installation that has no files yet; every bean of this type is offered to operators.
 *
 * @param label what the button says
 * @param href where it leads, from the root
 * @param words one sentence about it
 * @param order small ones first
 */
public record FirstStep(String label, String href, String words, int order) {}
