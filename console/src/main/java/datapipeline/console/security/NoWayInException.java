package datapipeline.console.security;

/** Nobody could sign in, so the console does not start. */
final class NoWayInException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoWayInException() {
        super("Nobody could sign in to the console: there are neither sign-in links nor an OpenID Connect client.");
    }
}
