package datapipeline.console.layout;

/**
 * One entry of the navigation; every bean of this type is shown.
 *
 * @param label what it says
 * @param href where it leads, from the root
 * @param icon the id of a symbol in {@code icons.svg}
 * @param order small ones first
 */
public record NavigationItem(String label, String href, String icon, int order) {
    public NavigationItem {
        if (!href.startsWith("/")) {
            throw new IllegalArgumentException("\"%s\" does not start at the root".formatted(href));
        }
    }

    /** Whether this path lies under the entry. */
    public boolean leadsTo(String path) {
        return path.equals(href) || !href.equals("/") && path.startsWith(href + "/");
    }
}
